/** The words of the host's console. */
export const consoleZhCN = {
  steer: {
    curve: (first: number, last: number, most: number) => `观看人数曲线：从 ${first} 人到 ${last} 人，最多 ${most} 人`,
    most: (n: number) => `最多 ${n}`,
    pausedByItself: '超过 3 秒没有画面，系统自动暂停了。画面回来会自动继续。',
    moreHealth: '更多画面数据',
  },
  rundown: {
    presenting: '讲解中',
    presented: '已讲',
    nowPinned: (title: string) => `正在讲解：${title}`,
    nothingPinned: '现在没有讲解岗位',
    sort: '排序',
    drag: (title: string) => `拖动“${title}”，或按上下键换位置`,
    down: (title: string) => `“${title}”下移`,
    movedTo: (title: string, place: number) => `“${title}”移到第 ${place} 位`,
    keys: '按数字键 1–9 讲解，0 收起；拖 ⠿ 换顺序',
  },
}
