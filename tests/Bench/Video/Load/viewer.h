// One who watches, and how HTTP is asked.
enum { FLV, RTMP, HLS };
enum { HEAD = 2048 };

typedef struct {
  int fd, slow;
  u64 bytes, mark;           // read in all; until it is measured
  // HTTP: the head of the answer, then its body
  char *head; int headn;     // while it is read
  int inbody, chunked;
  u64 left;                  // of the body, or of this chunk
  int chunkstate, line;      // 0 size, 1 data, 2 the line's end behind data
  // FLV: the header of the tag that comes, then what is left of it
  u8 tag[16]; int tagn; u32 skip; int begun;
  u32 last[3], newest; u8 seen[3];  // of sound, picture, all else
  u64 back, gaps;
  // HLS
  char *body; int bodyn, bodycap;
  long msn, part; int wantspart, placed; u64 asked, parts, missed;
  // RTMP
  int step; u64 handshake; u8 *said; int saidn;
} Viewer;

static const char *path = "/";
static Latencies waits;

static int say(Viewer *v, const void *d, int n) { return send(v->fd, d, n, MSG_NOSIGNAL) == n; }
static int http_get(Viewer *v, const char *p) {
  char q[1024]; int n = snprintf(q, sizeof q, "GET %s HTTP/1.1\r\nHost: %s:%d\r\n\r\n", p, host, port);
  v->inbody = v->headn = v->chunked = 0; v->left = 0; v->chunkstate = v->line = 0;
  return say(v, q, n);
}
// The head of an answer: how many of these bytes belong to it; -1 when it is no 200.
static int http_head(Viewer *v, const u8 *d, int n) {
  if (!v->head) v->head = malloc(HEAD);
  for (int i = 0; i < n; i++) {
    if (v->headn == HEAD - 1) return -1;
    v->head[v->headn++] = d[i];
    if (v->headn < 4 || memcmp(v->head + v->headn - 4, "\r\n\r\n", 4)) continue;
    v->head[v->headn] = 0; v->inbody = 1;
    if (strncmp(v->head, "HTTP/1.1 200", 12)) { fprintf(stderr, "answered: %.60s\n", v->head); return -1; }
    v->chunked = strcasestr(v->head, "transfer-encoding: chunked") != 0;
    char *l = strcasestr(v->head, "content-length:"); v->left = v->chunked ? 0 : l ? strtoull(l + 15, 0, 10) : ~0ull;
    free(v->head); v->head = 0; return i + 1;
  }
  return n;
}
// The next piece of the body in d..e; moves d behind it. Its length, 0 when there is none, -1 when the body ended.
static int http_body(Viewer *v, const u8 **d, const u8 *e, const u8 **piece) {
  while (*d < e) {
    if (v->chunked && v->chunkstate == 0) {  // a size in base 16, then \r\n
      u8 c = *(*d)++;
      if (c == '\n') { if (!v->left) return -1; v->chunkstate = 1; continue; }
      if (c != '\r') v->left = v->left << 4 | (u64)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
      continue;
    }
    if (v->chunked && v->chunkstate == 2) { if (*(*d)++ == '\n') { v->chunkstate = 0; v->left = 0; } continue; }
    int n = (u64)(e - *d) < v->left ? (int)(e - *d) : (int)v->left; *piece = *d; *d += n;
    if (v->left != ~0ull) v->left -= n;
    if (v->chunked && !v->left) v->chunkstate = 2;
    return n;
  }
  return 0;
}
