import type { Words } from './zh-CN'
import type { reportZhCN } from './zh-CN.report'

export const reportEn: Pick<Words, keyof typeof reportZhCN> = {
  report: {
    title: 'Report',
    print: 'Print / PDF',
    xlsx: 'Download XLSX',
    console: 'Console',
    lasted: 'lasted',
    notOver: 'This session is not over; the figures will change.',
    inFigures: 'In figures',
    figures: {
      people: 'People who watched', peakViewers: 'Most at once', comments: 'Comments', removed: 'Removed comments',
      applications: 'Applications', enrolments: 'Joined the group',
    },
    audience: 'Viewers',
    noAudience: 'No record of viewers',
    curve: 'Interest over the show',
    funnel: 'From seeing it to joining',
    questions: 'What was asked most',
    noQuestions: 'Nobody asked',
    unanswered: 'Not answered',
    showComments: 'List comments (printed too)',
    applicants: 'Applications',
    masked: 'Names and phones are masked; the desk shows them whole, for a reason.',
    when: 'Into the show',
    download: 'Download the data',
    parts: {
      postings: 'Postings', comments: 'Comments', questions: 'Questions', applications: 'Applications', curve: 'Curve',
    },
  },
}
