// FFmpeg's AAC encoder as WebAssembly. The package has this worker in a file of its own but exports only one that it
// starts from a blob, for which the pages' security policy has no room; ours comes from an address like any script.
import '../../node_modules/@mediabunny/aac-encoder/dist/modules/src/encode.worker.js'
