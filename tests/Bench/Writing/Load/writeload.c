// writeload - paced calls of a SignalR hub (MessagePack protocol) over many WebSockets (Linux, epoll).
//   cc -O2 -Wall -o writeload writeload.c -lm
// Opens C connections, then calls at a total rate, one connection after the other, and reads every completion.
// Prints one JSON line.
//   -h HOST -p PORT -u PATH  -n CONNECTIONS  -H 'Header: x' of one of them (repeatable, in turn)
//   -S MSG  their handshake   -m 'bin:..{I}..{P}..{S}..'  what one of them calls (repeatable, in turn): {I} becomes the
//           invocation's id (8 letters), {P} the payload (-N bytes), {S} its 24 letters that differ from every other's
//   -r RATE calls/s, reached evenly during -w WARM s, then held for -t DURATION s  -g GRACE s  -P PID[,PID] of the server
// Latency runs from the scheduled time of a call to its completion, so what waits to be sent is counted; calls due
// within half a millisecond are sent together. A call counts as refused when its answer is an error or its first field
// is not true, and as unanswered when none came within GRACE. Every load stops by itself (alarm()).
#include "../../Load/load.h"
#include <math.h>

enum { BUF = 4096, MAXCONN = 10000 };
typedef struct { int fd, raw, ready; Frame *frame; u8 in[BUF], msg[BUF]; } Conn;  // raw bytes in, hub messages ready

static const char *path = "/"; static Msg hello, calls[MAXCONN]; static char *hdrs[MAXCONN];
static int N = 500, ncalls, nhdrs, ep, dead; static double rate = 1000, warm = 3, dur = 10, grace = 10;
static Conn *cs; static u8 *answered; static u64 start, a, b, total, next, sent, sent_in, acked, acked_in, refused, late_ns, now; static Latencies lat;

static u64 due(u64 i) {
  double rise = rate * warm / 2;  // so many while the rate rises from nothing
  return start + (u64)(1e9 * (i < rise ? sqrt(2 * warm * i / rate) : warm + (i - rise) / rate));
}
static void drop(Conn *c) { dead++; epoll_ctl(ep, EPOLL_CTL_DEL, c->fd, 0); close(c->fd); c->fd = -1; }

static void message(const u8 *m, int n) {  // [3, headers, invocation id, result kind, result]; pings are of other kinds
  if (n < 13 || m[0] < 0x94 || m[1] != 3) { if (n > 1 && m[1] == 7) fprintf(stderr, "closed: %.*s\n", n, m); return; }
  u64 i = letters((const char *)m + 4, 8);
  if (m[3] != 0xa8 || i >= total || answered[i]) die("an answer to no call, or a second one");
  answered[i] = 1;
  if (m[12] != 3 || n < 15 || m[14] != 0xc3) {
    if (!refused++) fprintf(stderr, "refused: %.*s\n", n - 13, m + 13);
    return;
  }
  acked++; acked_in += now >= a && now < b;
  if (due(i) >= a && due(i) < b) measure(&lat, now - due(i));
}
static void messages(Conn *c) {  // each behind its length, a varint
  int at = 0;
  for (;;) {
    int len = 0, k = at, shift = 0, more = 1;
    while (k < c->ready && more) { len |= (c->msg[k] & 127) << shift; shift += 7; more = c->msg[k++] & 128; }
    if (more || k + len > c->ready) break;
    message(c->msg + k, len); at = k + len;
  }
  memmove(c->msg, c->msg + at, c->ready -= at);
}
static void frames(Conn *c) {  // a server's frames are not masked
  int at = 0;
  while (c->raw - at >= 2) {
    u8 *p = c->in + at; int op = p[0] & 15, len = p[1] & 127, head = len == 126 ? 4 : 2;
    if (len == 127) die("a frame of over 64 KiB");
    if (c->raw - at < head) break;
    if (head == 4) len = p[2] << 8 | p[3];
    if (c->raw - at < head + len) break;
    if (op == 8) { drop(c); return; }
    if (op == 9) sendframe(c->fd, 10, p + head, len);
    else if (op < 3) { if (c->ready + len > BUF) die("a message too long"); memcpy(c->msg + c->ready, p + head, len); c->ready += len; messages(c); }
    at += head + len;
  }
  memmove(c->in, c->in + at, c->raw -= at);
}
static void readable(Conn *c) {
  if (c->raw == BUF) die("a frame too long");
  ssize_t n = recv(c->fd, c->in + c->raw, BUF - c->raw, MSG_DONTWAIT);
  if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (n <= 0) { drop(c); return; }
  now = ns(); c->raw += n; frames(c);
}
static void call(u64 i) {
  Conn *c = &cs[i % N]; u64 t = due(i); if (c->fd < 0) return;
  stamp(c->frame, t, i);
  if (send(c->fd, c->frame->d, c->frame->n, MSG_NOSIGNAL | MSG_DONTWAIT) != c->frame->n) { drop(c); return; }  // it reads no more
  sent++; if (t >= a && t < b) { sent_in++; u64 late = ns() - t; if (late > late_ns) late_ns = late; }
}
static void connectall(void) {
  for (int i = 0; i < N; i++) {
    Conn *c = &cs[i]; char end = 0; c->frame = malloc(sizeof *c->frame); *c->frame = makeframe(&calls[i % ncalls]);
    if ((c->fd = wsconnect(port, path, hdrs + i % nhdrs, 1)) < 0) exit(1);
    sendframe(c->fd, hello.opcode, hello.d, hello.n);
    while (end != 0x1e) if (recv(c->fd, &end, 1, 0) <= 0) die("the handshake was refused");
    struct epoll_event ev = {EPOLLIN, {.u32 = i}}; epoll_ctl(ep, EPOLL_CTL_ADD, c->fd, &ev);
  }
}
static double selfcpu(void) { struct rusage r; getrusage(RUSAGE_SELF, &r); return r.ru_utime.tv_sec + r.ru_stime.tv_sec + (r.ru_utime.tv_usec + r.ru_stime.tv_usec) / 1e6; }

int main(int ac, char **av) {
  int o;
  while ((o = getopt(ac, av, "g:h:H:m:n:N:p:P:r:S:t:u:w:")) != -1) switch (o) {
    case 'h': host = optarg; break; case 'p': port = atoi(optarg); break; case 'u': path = optarg; break;
    case 'n': N = atoi(optarg); if (N < 1 || N > MAXCONN) die("-n 1..%d", MAXCONN); break; case 'N': payload = atoi(optarg); break;
    case 'H': if (nhdrs < MAXCONN) hdrs[nhdrs++] = optarg; break; case 'm': if (ncalls < MAXCONN) calls[ncalls++] = parsemsg(optarg); break;
    case 'S': hello = parsemsg(optarg); break; case 'r': rate = atof(optarg); break; case 'w': warm = atof(optarg); break;
    case 't': dur = atof(optarg); break; case 'g': grace = atof(optarg); break;
    case 'P': for (char *t = strtok(optarg, ","); t; t = strtok(0, ",")) pids[npid++] = atoi(t); break;
    default: die("see the first lines of writeload.c");
  }
  if (!nhdrs || !ncalls || !hello.d || payload < RECN || rate <= 0) die("see the first lines of writeload.c");
  struct rlimit rl; getrlimit(RLIMIT_NOFILE, &rl); rl.rlim_cur = rl.rlim_max; setrlimit(RLIMIT_NOFILE, &rl);
  alarm(60 + warm + dur + grace); ep = epoll_create1(0); cs = calloc(N, sizeof *cs); connectall();
  total = (u64)(rate * (warm / 2 + dur)); answered = calloc(total + 1, 1); start = ns() + 200000000; a = start + warm * 1e9; b = a + dur * 1e9;
  double c0 = 0, c1 = 0, o0 = 0, o1 = 0, s0 = 0, s1 = 0; int phase = 0; struct epoll_event ev[512];
  for (;;) {
    u64 t = ns();
    if (phase == 0 && t >= a) { phase = 1; c0 = srvcpu(); o0 = selfcpu(); s0 = steal(); }
    if (phase == 1 && t >= b) { phase = 2; c1 = srvcpu(); o1 = selfcpu(); s1 = steal(); }
    while (next < total && t < b + grace * 5e8 && due(next) <= t) call(next++);
    if (phase == 2 && (acked + refused >= sent || t >= b + grace * 1e9)) break;
    u64 until = next < total ? due(next) : b; t = ns(); u64 wait = until > t ? until - t : 0; if (wait < 500000) wait = 500000; if (wait > 10000000) wait = 10000000;
    struct timespec w = {0, wait}; int n = epoll_pwait2(ep, ev, 512, &w, 0);
    for (int i = 0; i < n; i++) { Conn *c = &cs[ev[i].data.u32]; if (c->fd >= 0) readable(c); }
  }
  printf("{\"rate\":%g,\"connections\":%d,\"sent\":%lu,\"acked\":%lu,\"refused\":%lu,\"unanswered\":%lu,\"dead\":%d,\"sent_per_s\":%.1f,\"acked_per_s\":%.1f,\"p50_ms\":%.2f,\"p99_ms\":%.2f,\"max_ms\":%.2f,\"srv_cores\":%.3f,\"own_cores\":%.3f,\"rss_kib\":%ld,\"steal_cores\":%.3f,\"late_ms\":%.1f}\n",
    rate, N, sent, acked, refused, sent - acked - refused, dead, sent_in / dur, acked_in / dur, pct(&lat, .5), pct(&lat, .99), lat.maxns / 1e6, (c1 - c0) / dur, (o1 - o0) / dur, srvrss(), (s1 - s0) / dur, late_ns / 1e6);
  return 0;
}
