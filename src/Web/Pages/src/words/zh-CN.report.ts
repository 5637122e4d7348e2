/** The words of the report on a session. */
export const reportZhCN = {
  report: {
    title: '直播报告',
    print: '打印 / 存 PDF',
    xlsx: '下载 XLSX',
    console: '控制台',
    lasted: '时长',
    notOver: '这一场还没有结束，数字还会变。',
    inFigures: '总数',
    figures: {
      people: '看过的人', peakViewers: '最多同时在看', comments: '评论', removed: '移除的评论', applications: '报名',
      enrolments: '入群',
    },
    audience: '观看人数',
    noAudience: '没有观看人数的记录',
    curve: '意向曲线',
    funnel: '从看过到入群',
    questions: '问得最多的问题',
    noQuestions: '没有人提问',
    unanswered: '没有回答',
    showComments: '列出评论（会一起打印）',
    applicants: '报名',
    masked: '姓名和电话已打码；完整信息在回访台，查看要写原因。',
    when: '开播后',
    download: '下载数据',
    parts: { postings: '岗位', comments: '评论', questions: '问题', applications: '报名', curve: '曲线' },
  },
}
