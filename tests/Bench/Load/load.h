// What the load clients share: WebSocket frames, the comment they send, latencies, and the server's processor time.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifndef IP_BIND_ADDRESS_NO_PORT
#define IP_BIND_ADDRESS_NO_PORT 24
#endif
typedef uint64_t u64;
typedef uint32_t u32;
typedef uint8_t u8;
// A comment payload is PAYLOAD bytes of ASCII: "@LFM:" + 16 letters T (scheduled publish time, CLOCK_MONOTONIC ns)
// + 8 letters S (sequence) + ";" + filler. '@' must occur nowhere else in what the server sends. Numbers are written
// in base 16 with the letters a to p, so that no filter of a live room takes them for a phone number.
#define MARK "@LFM:"
#define MARKN 5
#define RECN 30
enum { OCT = 40, SUB = 64 };

typedef struct { int after, opcode; u8 *d; int n; } Msg;  // send when `after` data frames have been received

static const char *host = "127.0.0.1";
static int port = 8080, payload = 100, npid, pids[32];

static u64 ns(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return (u64)t.tv_sec * 1000000000ull + t.tv_nsec; }
static void die(const char *f, ...) { va_list a; va_start(a, f); vfprintf(stderr, f, a); va_end(a); fputc('\n', stderr); exit(2); }

static int unesc(const char *s, u8 *o) {  // \xNN \r \n \\ escapes
  int n = 0;
  for (; *s; s++) {
    if (*s != '\\') { o[n++] = *s; continue; }
    s++;
    if (*s == 'x') { unsigned v; sscanf(s + 1, "%2x", &v); o[n++] = v; s += 2; }
    else o[n++] = *s == 'r' ? '\r' : *s == 'n' ? '\n' : *s;
  }
  return n;
}
static Msg parsemsg(const char *s) {  // [K|]text:...  [K|]bin:...  [K|]hex:...
  Msg m = {0, 1, 0, 0}; const char *bar = strchr(s, '|');
  if (bar && bar - s < 3 && s[0] >= '0' && s[0] <= '9') { m.after = atoi(s); s = bar + 1; }
  m.d = malloc(strlen(s) + 1);
  if (!strncmp(s, "text:", 5)) m.n = unesc(s + 5, m.d);
  else if (!strncmp(s, "bin:", 4)) { m.opcode = 2; m.n = unesc(s + 4, m.d); }
  else if (!strncmp(s, "hex:", 4)) { m.opcode = 2; for (s += 4; s[0] && s[1]; s += 2) { unsigned v; sscanf(s, "%2x", &v); m.d[m.n++] = v; } }
  else die("message must start with text: bin: or hex:");
  return m;
}
static int wsframe(u8 *o, int op, const u8 *d, int n) {  // masked with a zero key: payload bytes unchanged
  int k = 0; o[k++] = 0x80 | op;
  if (n < 126) o[k++] = 0x80 | n; else { o[k++] = 0x80 | 126; o[k++] = n >> 8; o[k++] = n; }
  memset(o + k, 0, 4); k += 4; memcpy(o + k, d, n); return k + n;
}
static void sendframe(int fd, int op, const u8 *d, int n) {
  u8 b[4096]; if (n > 4000) die("frame too long");
  int k = wsframe(b, op, d, n); if (send(fd, b, k, MSG_NOSIGNAL) != k) { /* counted as dead when the peer closes */ }
}
static int upgrade(char *o, const char *p, char **h, int nh) {
  int n = sprintf(o, "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", p, port);
  for (int i = 0; i < nh; i++) n += sprintf(o + n, "%s\r\n", h[i]);
  return n + sprintf(o + n, "\r\n");
}
static double srvcpu(void) {
  double t = 0; char f[64], b[1024];
  for (int i = 0; i < npid; i++) {
    sprintf(f, "/proc/%d/stat", pids[i]); int fd = open(f, O_RDONLY); if (fd < 0) continue;
    int n = read(fd, b, sizeof b - 1); close(fd); if (n <= 0) continue; b[n] = 0;
    char *p = strrchr(b, ')'); unsigned long u, s; if (p && sscanf(p + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &u, &s) == 2) t += u + s;
  }
  return t / sysconf(_SC_CLK_TCK);
}
static long srvrss(void) {
  long t = 0; char f[64];
  for (int i = 0; i < npid; i++) { sprintf(f, "/proc/%d/statm", pids[i]); FILE *q = fopen(f, "r"); long a, b; if (q) { if (fscanf(q, "%ld %ld", &a, &b) == 2) t += b * 4; fclose(q); } }
  return t;
}
static double steal(void) {  // seconds the hypervisor took from this machine, all cpus
  FILE *q = fopen("/proc/stat", "r"); double r = 0; unsigned long v[8];
  if (q) { if (fscanf(q, "cpu %lu %lu %lu %lu %lu %lu %lu %lu", v, v + 1, v + 2, v + 3, v + 4, v + 5, v + 6, v + 7) == 8) r = v[7] / 100.0; fclose(q); }
  return r;
}

typedef struct { u64 n, hist[OCT * SUB], maxns; } Latencies;
static int hidx(u64 l) { u64 v = l >> 10; if (v < SUB) return v; int e = 63 - __builtin_clzll(v) - 6; int i = (e + 1) * SUB + ((v >> e) & (SUB - 1)); return i < OCT * SUB ? i : OCT * SUB - 1; }
static double hval(int i) { if (i < SUB) return (i + .5) * 1024e-6; int e = i / SUB - 1; return (double)((u64)(SUB + i % SUB) << e) * 1024e-6 * (1 + .5 / SUB); }
static void measure(Latencies *s, u64 l) { s->n++; s->hist[hidx(l)]++; if (l > s->maxns) s->maxns = l; }
static double pct(Latencies *s, double p) {
  u64 n = 0, want; if (!s->n) return -1; want = (u64)(p * s->n); if (want >= s->n) want = s->n - 1;
  for (int i = 0; i < OCT * SUB; i++) { n += s->hist[i]; if (n > want) return hval(i); }
  return -1;
}
static inline u64 letters(const char *p, int n) { u64 v = 0; while (n--) v = v << 4 | (u64)(*p++ - 'a'); return v; }
static void spell(char *o, u64 v, int n) { while (n--) { o[n] = 'a' + (v & 15); v >>= 4; } }

typedef struct { u8 *d; int n, p, s, i; } Frame;  // what is sent, and where {P}, {S} and {I} begin in it; -1 without
static Frame makeframe(Msg *m) {  // made once, with room for the payload, 24 unique letters and 8 of an invocation
  Frame f = {malloc(m->n + payload + 64), 0, -1, -1, -1}; u8 *t = malloc(m->n + payload + 64), *e = m->d + m->n; int n = 0;
  for (u8 *q = m->d; q < e;) {
    if (e - q >= 3 && !memcmp(q, "{P}", 3)) { f.p = n; for (int i = 0; i < payload; i++) t[n++] = "the quick brown fox says hello from the job fair stream "[i % 56]; q += 3; }
    else if (e - q >= 3 && !memcmp(q, "{S}", 3)) { f.s = n; memset(t + n, 'a', 24); n += 24; q += 3; }
    else if (e - q >= 3 && !memcmp(q, "{I}", 3)) { f.i = n; memset(t + n, 'a', 8); n += 8; q += 3; }
    else t[n++] = *q++;
  }
  f.n = wsframe(f.d, m->opcode, t, n); int head = f.n - n; free(t);
  if (f.p >= 0) f.p += head;
  if (f.s >= 0) f.s += head;
  if (f.i >= 0) f.i += head;
  return f;
}
static void stamp(Frame *f, u64 at, u32 number) {  // writes the time and the number of a comment into its frame
  char h[RECN]; memcpy(h, MARK, MARKN); spell(h + MARKN, at, 16); spell(h + MARKN + 16, number, 8); h[RECN - 1] = ';';
  if (f->p >= 0) memcpy(f->d + f->p, h, RECN);
  if (f->s >= 0) memcpy(f->d + f->s, h + MARKN, 24);
  if (f->i >= 0) memcpy(f->d + f->i, h + MARKN + 16, 8);
}

static int wsconnect(int to, const char *p, char **h, int nh) {  // a blocking WebSocket; -1, said why, when refused
  int fd = socket(AF_INET, SOCK_STREAM, 0), one = 1, got = 0, n; struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(to)};
  if (fd < 0) die("socket: %s", strerror(errno));
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one); inet_pton(AF_INET, host, &a.sin_addr);
  if (connect(fd, (void *)&a, sizeof a)) { fprintf(stderr, "connect: %s\n", strerror(errno)); return -1; }
  char req[8192]; n = upgrade(req, p, h, nh); if (send(fd, req, n, MSG_NOSIGNAL) != n) return -1;
  while (got < 8000 && (n = recv(fd, req + got, 8000 - got, 0)) > 0) { got += n; req[got] = 0; if (strstr(req, "\r\n\r\n")) break; }
  if (strncmp(req, "HTTP/1.1 101", 12)) { fprintf(stderr, "upgrade refused: %.100s\n", got ? req : ""); return -1; }
  return fd;
}
