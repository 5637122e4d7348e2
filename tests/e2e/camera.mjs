// A host's camera, for browsers on machines that have none.

/** What a host's browser is started with. */
export const fakeCamera = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

/** Publishes from the console that is open, until the server has the picture. */
export async function publish(host) {
  await host.getByRole('button', { name: '开始推流' }).click()
  await host.getByText('正在推流', { exact: true }).waitFor()
  await host.getByText('正在收到画面').waitFor()
  await host.waitForFunction(() => document.querySelector('.preview video').currentTime > 0)
}
