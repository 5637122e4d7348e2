// Viewers of a video stream: one thread, one epoll. Counts what each gets, and what the server uses for it.
//
//   -k flv|rtmp|hls       how they watch
//   -p PORT -u PATH       where; of rtmp the stream's name, in the application "live"
//   -n VIEWERS -c RATE    how many, and how many of them come in a second
//   -z SLOW               who come after them: small receive buffer, a half reads nothing, a half 1 KiB a second (flv)
//   -w SECONDS            from the last one's coming until it is measured
//   -t SECONDS            how long it is measured
//   -P PID[,PID]          the server's processes
//   -C CORE               the server's core, to tell what others use of it
//
// Prints one line of JSON. kbps: of each viewer, while it is measured. back: tags whose time is before that of the last
// tag of their kind. gaps: tags more than a second behind it. behind_ms: at the end, to the newest tag of any viewer.
// Of rtmp, bytes alone are counted. Of hls: part_ms is from the time a part was asked for (its playlist included) to
// its last byte, missed are parts that the playlist had lost.
#include "../../Load/load.h"
#include "../../Fanout/Load/machine.h"
#include "viewer.h"
#include "flv.h"
#include "hls.h"
#include "rtmp.h"

static int N = 500, Z, kind = FLV, core;
static double comeps = 400, warm = 5, dur = 12;
static Viewer *vs;
static int ep;

static void come(int i) {
  Viewer *v = &vs[i]; v->slow = i >= N; int one = 1, small = 4096;
  v->fd = socket(AF_INET, SOCK_STREAM, 0); if (v->fd < 0) die("socket: %s", strerror(errno));
  if (v->slow) setsockopt(v->fd, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
  setsockopt(v->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(port)}; inet_pton(AF_INET, host, &a.sin_addr);
  if (connect(v->fd, (void *)&a, sizeof a)) die("connect: %s", strerror(errno));
  fcntl(v->fd, F_SETFL, O_NONBLOCK);
  if (kind == RTMP) rtmp_hello(v); else http_get(v, path);
  // A slow viewer is never woken: what it reads, it reads by the clock.
  struct epoll_event e = {EPOLLIN, {.u32 = i}}; if (!v->slow) epoll_ctl(ep, EPOLL_CTL_ADD, v->fd, &e);
}
static void gone(Viewer *v) { if (v->fd >= 0) { close(v->fd); v->fd = -1; } }
static void readable(Viewer *v) {
  static u8 b[1 << 18]; int n = recv(v->fd, b, sizeof b, MSG_DONTWAIT);
  if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (n <= 0) { gone(v); return; }
  v->bytes += n;
  if (!(kind == FLV ? flv_take(v, b, n) : kind == HLS ? hls_take(v, b, n) : rtmp_take(v, b, n))) gone(v);
}
static void trickle(void) {  // every other slow viewer
  for (int i = N + 1; i < N + Z; i += 2) {
    u8 b[1024]; if (vs[i].fd < 0) continue;
    int n = recv(vs[i].fd, b, sizeof b, MSG_DONTWAIT); if (n > 0) vs[i].bytes += n; else if (n == 0 || errno != EAGAIN) gone(&vs[i]);
  }
}
static int slowleft(void) {  // who is still let in: a reset shows without reading
  int left = 0;
  for (int i = N; i < N + Z; i++) { int e = 0; socklen_t l = sizeof e; struct tcp_info t; socklen_t tl = sizeof t; if (vs[i].fd >= 0 && !getsockopt(vs[i].fd, SOL_SOCKET, SO_ERROR, &e, &l) && !e && !getsockopt(vs[i].fd, IPPROTO_TCP, TCP_INFO, &t, &tl) && t.tcpi_state == TCP_ESTABLISHED) left++; }
  return left;
}
static int by(const void *a, const void *b) { double x = *(double *)a, y = *(double *)b; return x < y ? -1 : x > y; }

int main(int ac, char **av) {
  int o;
  while ((o = getopt(ac, av, "C:c:h:k:n:p:P:t:u:w:z:")) != -1) switch (o) {
    case 'h': host = optarg; break; case 'p': port = atoi(optarg); break; case 'u': path = optarg; break;
    case 'k': kind = !strcmp(optarg, "rtmp") ? RTMP : !strcmp(optarg, "hls") ? HLS : FLV; break;
    case 'n': N = atoi(optarg); break; case 'z': Z = atoi(optarg); break; case 'c': comeps = atof(optarg); break;
    case 'w': warm = atof(optarg); break; case 't': dur = atof(optarg); break; case 'C': core = atoi(optarg); break;
    case 'P': for (char *t = strtok(optarg, ","); t; t = strtok(0, ",")) pids[npid++] = atoi(t); break;
    default: die("see the first lines of videoload.c");
  }
  if (N < 1 || Z < 0 || N + Z > 20000 || (Z && kind != FLV)) die("see the first lines of videoload.c");
  struct rlimit rl; getrlimit(RLIMIT_NOFILE, &rl); rl.rlim_cur = rl.rlim_max; setrlimit(RLIMIT_NOFILE, &rl);
  alarm(60 + (N + Z) / comeps + warm + dur); signal(SIGPIPE, SIG_IGN);
  ep = epoll_create1(0); vs = calloc(N + Z, sizeof *vs); struct epoll_event ev[512];
  long rz = 0, most = 0, kz = 0; u64 began = ns(), tick = began, from = 0, settle = 0; int in = 0, phase = 0;
  double c0 = 0, o0 = 0, s0 = 0, b0 = 0;
  for (;;) {
    u64 t = ns();
    if (in == N && !settle && Z) { settle = t + 4000000000ull; }  // memory without the slow ones
    if (in == N && Z && settle && t >= settle && !rz) { rz = srvrss(); kz = sockmem(); began = t - (u64)(in / comeps * 1e9); }
    while (in < N + Z && (in < N || rz) && (t - began) / 1e9 * comeps >= in) { come(in++); if (in == N + Z) from = ns() + (u64)(warm * 1e9); }
    if (!from && in == N + Z) from = t + (u64)(warm * 1e9);
    if (t - tick > 1000000000ull) { tick = t; trickle(); long r = srvrss(); if ((rz || !Z) && r > most) most = r; }
    if (from && phase == 0 && t >= from) { phase = 1; from = t; c0 = srvcpu(); o0 = selfcpu(); s0 = steal(); b0 = cpubusy(core); for (int i = 0; i < N; i++) { vs[i].mark = vs[i].bytes; vs[i].parts = vs[i].missed = 0; } memset(&waits, 0, sizeof waits); }
    if (phase == 1 && t >= from + (u64)(dur * 1e9)) break;
    int n = epoll_wait(ep, ev, 512, in < N + Z ? 1 : 20);
    for (int i = 0; i < n; i++) if (vs[ev[i].data.u32].fd >= 0) readable(&vs[ev[i].data.u32]);
  }
  double took = (ns() - from) / 1e9, cpu = (srvcpu() - c0) / took, own = (selfcpu() - o0) / took, busy = (cpubusy(core) - b0) / took, st = (steal() - s0) / took;
  double *kbps = calloc(N, sizeof *kbps); int alive = 0; u64 back = 0, gaps = 0, parts = 0, missed = 0; u32 newest = 0, behind = 0;
  for (int i = 0; i < N; i++) { kbps[i] = (vs[i].bytes - vs[i].mark) * 8e-3 / took; alive += vs[i].fd >= 0; back += vs[i].back; gaps += vs[i].gaps; parts += vs[i].parts; missed += vs[i].missed; if (vs[i].newest > newest) newest = vs[i].newest; }
  for (int i = 0; i < N; i++) if (newest - vs[i].newest > behind) behind = newest - vs[i].newest;
  qsort(kbps, N, sizeof *kbps, by); double mid = (kbps[(N - 1) / 2] + kbps[N / 2]) / 2;
  printf("{\"viewers\":%d,\"alive\":%d,\"slow\":%d,\"slow_left\":%d,\"seconds\":%.2f,\"srv_cores\":%.4f,\"own_cores\":%.4f,\"others_cores\":%.4f,\"steal_cores\":%.4f,\"kbps_min\":%.1f,\"kbps_median\":%.1f,\"back\":%lu,\"gaps\":%lu,\"behind_ms\":%u,\"rss_most_kib\":%ld,\"rss_before_slow_kib\":%ld,\"sock_kib\":%ld,\"sock_before_slow_kib\":%ld,\"parts_per_s\":%.2f,\"part_p50_ms\":%.1f,\"part_p99_ms\":%.1f,\"missed\":%lu}\n",
    N, alive, Z, slowleft(), took, cpu, own, busy - cpu, st, kbps[0], mid, back, gaps, behind, most, rz, sockmem(), kz, parts / took / N, pct(&waits, .5), pct(&waits, .99), missed);
  return 0;
}
