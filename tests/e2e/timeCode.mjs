// The clock as black and white cells over the top of a picture, which the one who sees it reads again: 16 columns, two
// rows of a ninth of its height. 24 cells are the milliseconds since 1970 modulo 2^24 (4.6 hours), 8 their check sum.

/** Whether each of the 32 cells is white. */
export function cellsOf(now) {
  const bytes = [now >> 16, now >> 8, now].map(part => part & 255)
  bytes.push(bytes[0] ^ bytes[1] ^ bytes[2] ^ 0xa5)
  return bytes.flatMap(byte => [7, 6, 5, 4, 3, 2, 1, 0].map(bit => (byte >> bit & 1) === 1))
}

/** How old the time is that the cells tell; undefined when they tell none. */
export function ageOf(cells, now) {
  const [high, middle, low, sum] = [0, 8, 16, 24].map(at =>
    cells.slice(at, at + 8).reduce((byte, isWhite) => byte << 1 | isWhite, 0))
  const age = now % 2 ** 24 - (high << 16 | middle << 8 | low)
  return sum === (high ^ middle ^ low ^ 0xa5) ? (age + 2 ** 24) % 2 ** 24 : undefined
}

/** The same as a gray picture of a byte for each point. */
export function grayOf(now, width, height) {
  const picture = Buffer.alloc(width * height, 90)
  cellsOf(now).forEach((isWhite, i) => {
    const [cellWidth, cellHeight] = [width / 16, Math.floor(height / 9)]
    for (let y = 0; y < cellHeight; y++) {
      const from = ((i >> 4) * cellHeight + y) * width + (i & 15) * cellWidth
      picture.fill(isWhite ? 235 : 16, from, from + cellWidth)
    }
  })
  return picture
}

/** A script for the page of a host, whose camera then shows the clock and whose microphone hears a tone. */
export const clockCamera = `${cellsOf}\n(${makeClockCamera})()`

/** A script for the page of a viewer, which keeps every picture's [shown at, age] in `pictures`. */
export const clockReader = `${ageOf}\n(${makeClockReader})()`

function makeClockCamera() {
  navigator.mediaDevices.getUserMedia = async () => {
    const canvas = document.createElement('canvas')
    const [width, height] = [canvas.width, canvas.height] = [640, 360]
    const pen = canvas.getContext('2d')
    setInterval(() => {
      pen.fillStyle = '#555'
      pen.fillRect(0, 0, width, height)
      cellsOf(Date.now()).forEach((isWhite, i) => {
        pen.fillStyle = isWhite ? '#fff' : '#000'
        pen.fillRect((i & 15) * width / 16, (i >> 4) * height / 9, width / 16, height / 9)
      })
    }, 40)
    const sound = new AudioContext()
    const tone = sound.createOscillator()
    const microphone = sound.createMediaStreamDestination()
    tone.connect(microphone)
    tone.start()
    return new MediaStream([...canvas.captureStream(25).getTracks(), ...microphone.stream.getTracks()])
  }
}

function makeClockReader() {
  window.pictures = []
  const canvas = new OffscreenCanvas(16 * 8, 2 * 8).getContext('2d', { willReadFrequently: true })
  function read(video) {
    canvas.drawImage(video, 0, 0, video.videoWidth, video.videoHeight * 2 / 9, 0, 0, 16 * 8, 2 * 8)
    const { data } = canvas.getImageData(0, 0, 16 * 8, 2 * 8)
    const cells = Array.from({ length: 32 }, (_, i) => data[(((i >> 4) * 8 + 4) * 128 + (i & 15) * 8 + 4) * 4] > 127)
    const now = Date.now()
    window.pictures.push([now, ageOf(cells, now)])
    video.requestVideoFrameCallback(() => read(video))
  }
  const looking = setInterval(() => {
    const video = document.querySelector('.player video')
    if (video) {
      clearInterval(looking)
      video.requestVideoFrameCallback(() => read(video))
    }
  }, 20)
}
