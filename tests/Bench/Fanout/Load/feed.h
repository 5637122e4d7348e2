// What LiveFair's feed says in MessagePack about itself (docs/protocol.md), read at its place without unpacking events:
//   [2, {}, id, ["frame", first, last, [event..], viewers, skipped]]
//   [2, {}, id, ["joined", epoch, head, recovered, snapshot]]
// Words of any other server are neither. Only the first and last bytes of a message are looked at.
enum { HEADN = 96, TAILN = 9 };
enum { OTHER, FRAME, JOINED };
typedef struct { int kind, recovered, told; u64 first, last, left, head; } Feed;

static u64 bigendian(const u8 *p, int n) { u64 v = 0; while (n--) v = v << 8 | *p++; return v; }
static int packint(u8 *o, u64 v) {  // as short as MessagePack can; every number of a feed is written so
  int n = v < 128 ? 0 : v < 256 ? 1 : v < 65536 ? 2 : v >> 32 ? 8 : 4, k = 0;
  if (n) o[k++] = n == 1 ? 0xcc : n == 2 ? 0xcd : n == 4 ? 0xce : 0xcf; else n = 1;
  while (n--) o[k++] = v >> (8 * n);
  return k;
}
static const u8 *integer(const u8 *p, u64 *v) {
  int n = *p == 0xcc ? 1 : *p == 0xcd ? 2 : *p == 0xce ? 4 : *p == 0xcf ? 8 : 0;
  if (!n) { *v = *p & 127; return p + 1; }
  *v = bigendian(p + 1, n); return p + 1 + n;
}
static const u8 *length(const u8 *p, u64 *v) {  // of an array or a string
  int n = *p == 0xd9 ? 1 : *p == 0xdc || *p == 0xda ? 2 : *p == 0xdd || *p == 0xdb ? 4 : 0;
  if (!n) { *v = *p & (*p < 0xa0 ? 15 : 31); return p + 1; }
  *v = bigendian(p + 1, n); return p + 1 + n;
}
// head holds the first HEADN bytes of a message, all of them readable; tail the last TAILN of its `total`.
static Feed readfeed(const u8 *head, const u8 *tail, u64 total) {
  Feed f = {0}; const u8 *p = head; u64 n = 0, count; int shift = 0;
  do { n |= (u64)(*p & 127) << shift; shift += 7; } while (*p++ & 128 && shift < 35);
  if (n + (p - head) != total || p[0] < 0x94 || p[0] > 0x95 || p[1] != 2 || p[2] != 0x80) return f;
  p = length(p + 3, &n); if (n > 8) return f;
  p += n;
  if (!memcmp(p, "\x95\xa6joined", 8)) {
    p = length(p + 8, &n); if (n > 40) return f;
    p = integer(p + n, &f.head); f.recovered = *p == 0xc3; f.kind = JOINED;
  } else if (!memcmp(p, "\x96\xa5" "frame", 7)) {
    u8 end[TAILN]; int k; f.kind = FRAME;
    p = integer(p + 7, &f.first); p = integer(p, &f.last); length(p, &count);
    // What the offsets leave out must be what the frame ends with: only then the viewer was told.
    f.left = f.last + 1 - f.first - count; k = packint(end, f.left); f.told = !memcmp(tail + TAILN - k, end, k);
  }
  return f;
}
