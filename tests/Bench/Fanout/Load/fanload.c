// fanload - WebSocket fan-out load client and paced publisher in one (Linux, epoll, no dependencies).
//   cc -O2 -Wall -o fanload fanload.c
// Opens N viewer connections, waits until all have joined, then for each rate in -r publishes paced comments
// through a forked publisher and measures what the viewers receive. One JSON line per rate.
//   -h HOST -p PORT -u PATH -n VIEWERS -c HANDSHAKES_IN_FLIGHT -a SOURCE_ADDRESSES(127.0.0.2..) -H 'Header: x'
//   -s '[K|]text:..|bin:..|hex:..'  sent by every viewer once K data frames have come (repeatable; \xNN escapes)
//   -v MSG  the same, the last of a viewer: of several each viewer takes one, in turn
//   -j K  a viewer has joined after K data frames        -k 'SECS/text:..'  keep-alive message of every viewer
//   -r R1,R2,..  comments/s, one measured step each      -w WARM -t DURATION -g GRACE (s)   -d SETTLE after the joins
//   -m 'text:..{P}..'  what the publisher sends: {P} becomes the payload (-N bytes, default 100), {S}, if there, its
//                      24 letters that differ from every other's
//   -K CONNECTIONS of the publisher, in turn; -M HEADER of one of them (repeatable, in turn); -S MSG their handshake;
//   -U PATH and -Q PORT where they differ from the viewers'
//   -P PID[,PID]  server processes: CPU from /proc/PID/stat (all threads), memory from statm
//   -z K  the first K viewers join and then never read again     -x  stop at the first collapse
//   -o FACTOR  each step has three parts of DURATION: the rate, FACTOR times it, the rate again; every second is told
//   -B SECS -e MSG  so far into a step all viewers are cut off and connect again at once, MSG (as many as -v) in place of -v:
//                   {A} becomes the last offset they have, as 8 bytes
//   -R K  repeat a collapsed step up to K times in all           -b CPU  also report that processor's busy time
// Latency runs from the scheduled time of a comment, so what waits to be sent is counted, to recv() at every viewer.
// lost = neither delivered within DURATION + GRACE nor told of: LiveFair's frames say how many comments they left out.
// collapsed = lost > 0.1 %, or p99 > 500 ms, or < 98 % of the comments could be sent, or a viewer was dropped.
// Every load stops by itself (alarm()).
#include "../../Load/load.h"
#include <poll.h>
#include "feed.h"
#include "machine.h"

enum { MAXSTEP = 64, MAXHS = 8, MAXOPEN = 64, MAXHDR = 256, MAXPUB = 256, MAXSEC = 256 };

typedef struct {
  int fd; u8 st, hlen, op, fin, mpos, hsn, stalled, ctln, headn, joined, returning;
  u8 hdr[14], ctl[126], head[HEADN], tail[TAILN];
  u64 rem, len, last, goal; u32 frames; char mbuf[RECN];
  char *up; int upn;
} Conn;
typedef struct {
  u64 a, b; double rate; u64 rxw; u32 smin, smax; Latencies got;
} Step;
typedef struct { u64 pub, sent, late_ns, blocked_ns; double cpu_a, cpu_b, busy_a, busy_b, st_a, st_b, tcpu; long rss_b; int fail, done; } Shared;

static const char *path = "/", *label = "";
static int N = 1000, inflight = 256, npub = 1, stalled, nsrc = 4, busycpu = 0, stopcol, retries;
static double warm = 3, dur = 15, grace = 2, jointo = 60, settle = 1;
static int joinframes;
static char *hdrs[MAXHDR]; static int nhdrs;
static Msg hs[MAXHS], opens[MAXOPEN], backs[MAXOPEN]; static int nhs, nopens, nbacks;
static Msg ka; static double kasec;
static char pongm, pongr;
static double rates[MAXSTEP]; static int nrates;
static const char *pubpath; static int pubport; static Msg pubhs[MAXHS]; static int npubhs; static Msg pubmsg; static char *pubhdrs[MAXHDR]; static int npubhdrs;
static double pubwait = 0.3;
static Step steps[MAXSTEP]; static int nstep, cur = -1;
static Conn *cs; static int ep, opened, joined, dead, failed, pending; static Shared *sh;
static u64 frames_all, bytes_all, distinct, dups_all, left_all, now;
static double overload; static Latencies second[MAXSEC]; static u64 arrived[MAXSEC];
static double cutafter; static u64 cutat, nexttry; static Latencies returned; static int unrecovered, retried, returning;
// Which comments of a step each viewer has: several connections publish, so that their order is the server's to choose.
static u8 *has; static u32 has0, hasn;
static u8 rbuf[1 << 18];

static void record(Conn *c, const char *r) {
  u64 T = letters(r + MARKN, 16); u32 S = letters(r + MARKN + 16, 8), at = S - has0;
  if (has && at < hasn) { u8 *w = has + (c - cs) * (size_t)(hasn / 8) + at / 8, bit = 1 << (at & 7); if (*w & bit) dups_all++; else { *w |= bit; if (!c->stalled) distinct++; } }
  if (cur < 0) return;
  Step *s = &steps[cur]; if (now >= s->a && now < s->b) { s->rxw++; if (overload) arrived[(now - s->a) / 1000000000]++; }
  if (overload && T >= s->a && T < s->b) measure(&second[(T - s->a) / 1000000000], now > T ? now - T : 0);
  for (int k = cur; k >= 0 && k >= cur - 1; k--) { s = &steps[k]; if (T >= s->a && T < s->b) {
    measure(&s->got, now > T ? now - T : 0);
    if (S < s->smin) s->smin = S;
    if (S > s->smax) s->smax = S;
    break; } }
}
static void scan(Conn *c, const u8 *p, u64 n) {
  const u8 *e = p + n;
  while (p < e) {
    if (!c->mpos) {
      p = memchr(p, '@', e - p); if (!p) return;
      if (e - p >= RECN) { if (!memcmp(p, MARK, MARKN)) { record(c, (const char *)p); p += RECN; } else p++; continue; }
    }
    u8 ch = *p++;
    if (c->mpos < MARKN) { if (ch == (u8)MARK[c->mpos]) c->mbuf[c->mpos++] = ch; else if (ch == '@') c->mpos = 1; else c->mpos = 0; }
    else { c->mbuf[c->mpos++] = ch; if (c->mpos == RECN) { record(c, c->mbuf); c->mpos = 0; } }
  }
}
static void drop(Conn *c) {
  if (c->returning) { if (!c->joined) pending--; retried++; if (c->st == 2) opened--; } else if (c->st == 2) { dead++; opened--; } else { failed++; pending--; }
  c->st = 3; epoll_ctl(ep, EPOLL_CTL_DEL, c->fd, 0); close(c->fd); free(c->up); c->up = 0;
}
static void backagain(Conn *c, Msg *m) {  // behind the last offset it has
  u8 t[4000], *q = memmem(m->d, m->n, "{A}", 3); int k = q - m->d;
  memcpy(t, m->d, k); for (int i = 0; i < 8; i++) t[k + i] = c->last >> (56 - 8 * i);
  memcpy(t + k + 8, q + 3, m->n - k - 3); sendframe(c->fd, m->opcode, t, m->n + 5);
}
static void hsmsgs(Conn *c) {
  int all = nhs + (nopens > 0);
  for (; c->hsn < all; c->hsn++) {
    int isopen = c->hsn == nhs, turn = nopens ? (c - cs) % nopens : 0; Msg *m = isopen ? &opens[turn] : &hs[c->hsn];
    if (m->after > (int)c->frames) break;
    if (isopen && c->returning) backagain(c, &backs[turn]); else sendframe(c->fd, m->opcode, m->d, m->n);
  }
  if (c->joined || c->hsn < all || (int)c->frames < joinframes) return;
  c->joined = 1; joined += !c->returning; pending--; if (c->stalled) epoll_ctl(ep, EPOLL_CTL_DEL, c->fd, 0);
}
static void heard(Conn *c) {  // a whole message has come: what it says of the feed
  Feed f = readfeed(c->head, c->tail, c->len);
  if (f.kind == FRAME) { c->last = f.last; if (f.told && !c->stalled) left_all += f.left; }
  else if (f.kind == JOINED) { c->goal = f.head; if (!f.recovered) { c->last = f.head; unrecovered += c->returning; } }
  if (f.kind && c->returning && c->frames >= (u32)joinframes && c->last >= c->goal) { c->returning = 0; returning--; measure(&returned, now - cutat); }
}
static void frame_end(Conn *c) {
  if (c->op == 9) sendframe(c->fd, 10, c->ctl, c->ctln);
  else if (c->op == 8) { drop(c); return; }
  else if (c->op < 8) {
    c->frames++; frames_all++;
    if (pongm && c->op == 1 && c->len == 1 && c->head[0] == (u8)pongm) { u8 r = pongr; sendframe(c->fd, 1, &r, 1); }
    if (!c->joined) hsmsgs(c);
    heard(c);
  }
}
static void wsbytes(Conn *c, u8 *p, u64 n) {
  u8 *e = p + n;
  while (p < e && c->st == 2) {
    if (!c->rem) {  // header
      for (;;) {
        int need = 2; if (c->hlen >= 2) { int l = c->hdr[1] & 127; need = l == 126 ? 4 : l == 127 ? 10 : 2; }
        if (c->hlen >= need) break;
        if (p == e) return;
        c->hdr[c->hlen++] = *p++;
      }
      int l = c->hdr[1] & 127; u64 L = l;
      if (l == 126) L = c->hdr[2] << 8 | c->hdr[3]; else if (l == 127) { L = 0; for (int i = 2; i < 10; i++) L = L << 8 | c->hdr[i]; }
      c->op = c->hdr[0] & 15; c->fin = c->hdr[0] >> 7; c->hlen = 0; c->ctln = c->headn = 0; c->rem = c->len = L;
      if (!L) { frame_end(c); continue; }
    }
    u64 k = (u64)(e - p) < c->rem ? (u64)(e - p) : c->rem;
    if (c->op >= 8) { memcpy(c->ctl + c->ctln, p, k); c->ctln += k; }
    else {
      u64 at = c->len - c->rem, to = at + k, from = c->len > TAILN ? c->len - TAILN : 0;
      if (c->headn < HEADN) { int h = HEADN - c->headn; if ((u64)h > k) h = k; memcpy(c->head + c->headn, p, h); c->headn += h; }
      if (from < at) from = at;
      if (to > from && c->len >= TAILN) memcpy(c->tail + from - (c->len - TAILN), p + (from - at), to - from);
      if ((int)c->frames >= joinframes) scan(c, p, k);  // what a snapshot repeats is no delivery
    }
    p += k; c->rem -= k; if (!c->rem) frame_end(c);
  }
}
static void readable(Conn *c) {
  ssize_t n = recv(c->fd, rbuf, sizeof rbuf, MSG_DONTWAIT);
  if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (n <= 0) { drop(c); return; }
  now = ns(); bytes_all += n;
  if (c->st == 2) { wsbytes(c, rbuf, n); return; }
  if (c->upn + n > 8191) n = 8191 - c->upn;
  if (!c->up) c->up = malloc(8192);
  memcpy(c->up + c->upn, rbuf, n); c->upn += n; c->up[c->upn] = 0;
  char *q = strstr(c->up, "\r\n\r\n"); if (!q) return;
  if (strncmp(c->up, "HTTP/1.1 101", 12)) { static int once; if (!once++) fprintf(stderr, "upgrade refused: %.200s\n", c->up); drop(c); return; }
  c->st = 2; opened++; char *up = c->up; int rest = c->up + c->upn - (q + 4); c->up = 0;
  hsmsgs(c); if (rest > 0) wsbytes(c, (u8 *)q + 4, rest);
  free(up);
}
static int sock(int i) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), one = 1; if (fd < 0) die("socket: %s (%d)", strerror(errno), i);
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  if (i >= 0 && nsrc > 1) { setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one);
    struct sockaddr_in s = {.sin_family = AF_INET}; s.sin_addr.s_addr = htonl(0x7f000002u + i % nsrc); if (bind(fd, (void *)&s, sizeof s)) die("bind: %s", strerror(errno)); }
  if (i >= 0 && i < stalled) { int v = 4096; setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &v, sizeof v); }
  return fd;
}
static void startconn(int i) {
  Conn *c = &cs[i]; c->st = c->hlen = c->mpos = c->hsn = c->headn = c->joined = 0; c->upn = c->frames = c->rem = c->goal = 0; c->fd = sock(i); c->stalled = i < stalled; struct sockaddr_in s = {.sin_family = AF_INET, .sin_port = htons(port)}; inet_pton(AF_INET, host, &s.sin_addr);
  pending++; struct epoll_event ev = {EPOLLOUT, {.u32 = i}};
  if (connect(c->fd, (void *)&s, sizeof s) && errno != EINPROGRESS) { if (c->returning) retried++; else failed++; pending--; c->st = 3; close(c->fd); return; }
  epoll_ctl(ep, EPOLL_CTL_ADD, c->fd, &ev);
}
static void cut(void) {  // every viewer at once, each behind a whole message, as its client would count
  cutat = now = ns(); returning = 0;
  for (int i = stalled; i < N; i++) {
    Conn *c = &cs[i]; if (c->st != 2 || !c->joined) continue;
    for (int k = 0; k < 1000 && c->st == 2 && (c->rem || c->hlen); k++) { struct pollfd p = {c->fd, POLLIN, 0}; poll(&p, 1, 1); readable(c); }
    if (c->st != 2) continue;
    close(c->fd); opened--; returning++; c->returning = 1;
  }
  for (int i = stalled; i < N; i++) if (cs[i].returning) startconn(i);
}
static void tryagain(void) {  // who was refused while returning
  if (ns() < nexttry) return;
  nexttry = ns() + 100000000; for (int i = stalled; i < N; i++) if (cs[i].returning && cs[i].st == 3) startconn(i);
}
static void pump(u64 until, u64 *nextka) {  // run the event loop until a time
  struct epoll_event ev[512]; static char req[8192]; static int reqn; static u32 turn; if (!reqn) reqn = upgrade(req, path, hdrs, nhdrs);
  for (;;) {
    u64 t = ns(); if (t >= until) return;
    int ms = (until - t) / 1000000; int n = epoll_wait(ep, ev, 512, ms > 50 ? 50 : ms + (ms == 0));
    for (int i = 0; i < n; i++) {
      Conn *c = &cs[ev[i].data.u32]; if (c->st == 3) continue;
      if (c->st == 0) {
        int er = 0; socklen_t l = sizeof er; getsockopt(c->fd, SOL_SOCKET, SO_ERROR, &er, &l);
        if (er) { static int once; if (!once++) fprintf(stderr, "connect: %s\n", strerror(er)); drop(c); continue; }
        if (send(c->fd, req, reqn, MSG_NOSIGNAL) != reqn) { drop(c); continue; }
        c->st = 1; struct epoll_event e2 = {EPOLLIN, {.u32 = ev[i].data.u32}}; epoll_ctl(ep, EPOLL_CTL_MOD, c->fd, &e2);
      } else readable(c);
    }
    if (returning) tryagain();
    // Keep-alives are spread over their interval: clients that came at different times do not send them together.
    while (kasec > 0 && ns() >= *nextka) { *nextka += (u64)(kasec * 1e9 / N) + 1; Conn *c = &cs[turn++ % N]; if (c->st == 2 && !c->stalled) sendframe(c->fd, ka.opcode, ka.d, ka.n); }
  }
}
static int pubconnect(int i) {  // a connection of the publisher's, past its handshake
  int fd = wsconnect(pubport ? pubport : port, pubpath ? pubpath : path, npubhdrs ? &pubhdrs[i % npubhdrs] : hdrs, npubhdrs ? 1 : nhdrs);
  if (fd < 0) { sh->fail = 1; _exit(1); }
  for (int k = 0; k < npubhs; k++) sendframe(fd, pubhs[k].opcode, pubhs[k].d, pubhs[k].n);
  return fd;
}
static void publisher(Step *s, double rate, u32 seq0) {  // child process: paced, times are scheduled times
  for (int i = 0; i < N; i++) if (cs[i].fd > 2) close(cs[i].fd);  // the viewers are the parent's
  static int fds[MAXPUB]; if (rate > 0) { for (int i = 0; i < npub; i++) fds[i] = pubconnect(i); usleep(100000); }
  Frame f = makeframe(&pubmsg);
  u64 start = s->a - warm * 1e9, end = s->b; int phase = 0; double at = 0, iv = rate > 0 ? 1e9 / rate : 5e7; u8 *junk = malloc(1 << 18);
  for (u64 i = 0;; i++) {
    u64 tgt = start + (u64)at, t0 = ns(); at += overload && tgt >= s->a + dur * 1e9 && tgt < s->a + dur * 2e9 ? iv / overload : iv; int fd = fds[i % npub]; if (tgt >= end) break;
    if (t0 < tgt) { struct timespec w = {tgt / 1000000000ull, tgt % 1000000000ull}; clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &w, 0); t0 = ns(); }
    if (!phase && tgt >= s->a) { phase = 1; sh->cpu_a = srvcpu(); sh->busy_a = cpubusy(busycpu); sh->st_a = steal(); sh->tcpu = ns() / 1e9; }
    if (t0 >= end + (u64)(grace * 5e8)) break;  // hopelessly late: stop
    if (rate <= 0) continue;
    if (phase && t0 - tgt > sh->late_ns) sh->late_ns = t0 - tgt;
    stamp(&f, tgt, (u32)(seq0 + i));
    for (int k = 0; k < f.n;) { int r = send(fd, f.d + k, f.n - k, MSG_NOSIGNAL); if (r < 0) { if (errno == EINTR) continue; sh->fail = 2; goto out; } k += r; }
    sh->sent++; u64 t1 = ns(); if (phase) { sh->blocked_ns += t1 - t0; sh->pub++; }
    while (recv(fd, junk, 1 << 18, MSG_DONTWAIT) > 0) {}
  }
out:;
  if (ns() < end) { struct timespec w = {end / 1000000000ull, end % 1000000000ull}; clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &w, 0); }
  sh->cpu_b = srvcpu(); sh->busy_b = cpubusy(busycpu); sh->st_b = steal(); sh->tcpu = ns() / 1e9 - sh->tcpu; sh->rss_b = srvrss(); sh->done = 1;
  u64 fin = end + (u64)(grace * 1e9); while (ns() < fin) { for (int i = 0; i < npub; i++) { recv(fds[i], junk, 1 << 18, MSG_DONTWAIT); } usleep(10000); }
  _exit(0);
}

int main(int ac, char **av) {
  int o;
  while ((o = getopt(ac, av, "a:b:B:c:d:e:g:h:H:j:J:k:K:l:m:M:n:N:o:p:P:q:Q:r:R:s:S:t:u:U:v:w:W:xz:")) != -1) switch (o) {
    case 'h': host = optarg; break; case 'p': port = atoi(optarg); break; case 'u': path = optarg; break; case 'n': N = atoi(optarg); break;
    case 'c': inflight = atoi(optarg); break; case 'H': hdrs[nhdrs++] = optarg; break; case 's': hs[nhs++] = parsemsg(optarg); break;
    case 'j': joinframes = atoi(optarg); break; case 'J': jointo = atof(optarg); break; case 'l': label = optarg; break;
    case 'k': { char *q = strchr(optarg, '/'); kasec = atof(optarg); if (!q) die("-k SECS/msg"); ka = parsemsg(q + 1); break; }
    case 'q': pongm = optarg[0]; pongr = optarg[2]; break;
    case 'r': for (char *t = strtok(optarg, ","); t; t = strtok(0, ",")) rates[nrates++] = atof(t); break;
    case 't': dur = atof(optarg); break; case 'w': warm = atof(optarg); break; case 'g': grace = atof(optarg); break; case 'd': settle = atof(optarg); break;
    case 'P': for (char *t = strtok(optarg, ", \n"); t; t = strtok(0, ", \n")) pids[npid++] = atoi(t); break;
    case 'b': busycpu = atoi(optarg); break; case 'a': nsrc = atoi(optarg); break; case 'z': stalled = atoi(optarg); break; case 'x': stopcol = 1; break; case 'R': retries = atoi(optarg); break; case 'K': npub = atoi(optarg); if (npub < 1 || npub > MAXPUB) die("-K 1..%d", MAXPUB); break;
    case 'U': pubpath = optarg; break; case 'Q': pubport = atoi(optarg); break; case 'S': pubhs[npubhs++] = parsemsg(optarg); break; case 'm': pubmsg = parsemsg(optarg); break;
    case 'M': pubhdrs[npubhdrs++] = optarg; break; case 'N': payload = atoi(optarg); break; case 'W': pubwait = atof(optarg); break;
    case 'o': overload = atof(optarg); break; case 'B': cutafter = atof(optarg); break; case 'e': if (nbacks < MAXOPEN) backs[nbacks++] = parsemsg(optarg); break;
    case 'v': if (nopens < MAXOPEN) opens[nopens++] = parsemsg(optarg); break;
    default: die("see the first lines of fanload.c");
  }
  if (payload < RECN) die("payload too small");
  if (cutafter > 0 && (!nopens || nbacks != nopens)) die("-B needs as many -e as -v");
  for (int k = 0; k < nbacks; k++) if (!memmem(backs[k].d, backs[k].n, "{A}", 3)) die("-e needs {A}");
  if (overload && dur * 3 > MAXSEC) die("-o: at most %d seconds a part", MAXSEC / 3);
  if (nrates && !(pubmsg.d && memmem(pubmsg.d, pubmsg.n, "{P}", 3))) die("-m needs {P}");
  struct rlimit rl; getrlimit(RLIMIT_NOFILE, &rl); rl.rlim_cur = rl.rlim_max; setrlimit(RLIMIT_NOFILE, &rl); if ((rlim_t)N + 20 > rl.rlim_cur) die("nofile limit %lu", (long)rl.rlim_cur);
  signal(SIGPIPE, SIG_IGN); alarm(jointo + settle + (nrates + retries) * (warm + (overload ? 3 : 1) * dur + grace + 5) + 20);  // every load stops by itself
  ep = epoll_create1(0); cs = calloc(N, sizeof *cs); sh = mmap(0, sizeof *sh, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  long rss0 = srvrss(), k0 = kmem(), tcp0 = sockmem(); double c0 = srvcpu(); u64 t0 = ns(), nextka = ~0ull;
  int i = 0; u64 lim = t0 + jointo * 1e9;
  while ((i < N || pending > 0) && ns() < lim) { while (i < N && pending < inflight) startconn(i++); u64 q = ns() + 2000000; pump(q < lim ? q : lim, &nextka); }
  double jt = (ns() - t0) / 1e9, jc = srvcpu() - c0; nextka = ns();
  pump(ns() + settle * 1e9, &nextka);
  long rss1 = srvrss(), k1 = kmem();
  printf("{\"label\":\"%s\",\"phase\":\"join\",\"n\":%d,\"joined\":%d,\"failed\":%d,\"join_s\":%.3f,\"conn_per_s\":%.0f,\"srv_cpu_us_per_conn\":%.1f,\"rss0_kib\":%ld,\"rss_join_kib\":%ld,\"rss_kib_per_conn\":%.2f,\"kernel_kib_per_conn_both_ends\":%.2f}\n",
    label, N, joined, failed + (pending > 0 ? pending : 0), jt, joined / jt, jc * 1e6 / (joined ? joined : 1), rss0, rss1, (double)(rss1 - rss0) / N, (double)(k1 - k0) / N);
  fflush(stdout); u32 seq = 0;
  for (int r = 0; r < nrates && joined; r++) {
    Step *s = &steps[nstep++]; memset(sh, 0, sizeof *sh); s->rate = rates[r]; s->smin = ~0u; s->a = ns() + (warm + pubwait + .3) * 1e9; double lasts = dur * (overload ? 3 : 1); s->b = s->a + lasts * 1e9;
    int pid = fork(); if (!pid) { publisher(s, rates[r], seq); _exit(0); }
    has0 = seq; hasn = ((u32)(rates[r] * (warm + dur * (overload ? 2 + overload : 1))) + 16) & ~7u; free(has); has = calloc(N, hasn / 8); distinct = 0; seq += hasn; cur = nstep - 1; u64 d0 = dups_all, l0 = left_all; memset(second, 0, sizeof second); memset(arrived, 0, sizeof arrived); memset(&returned, 0, sizeof returned); unrecovered = retried = 0; pump(s->a, &nextka);
    u64 f0 = frames_all, b0 = bytes_all; double sc0 = selfcpu();
    if (cutafter > 0) { pump(s->a + cutafter * 1e9, &nextka); cut(); }
    pump(s->b, &nextka); double sc1 = selfcpu(); u64 f1 = frames_all, b1 = bytes_all;
    pump(s->b + grace * 1e9, &nextka); for (int q = 0; q < 300 && !sh->done && !sh->fail; q++) pump(ns() + 1e7, &nextka);
    int ws; waitpid(pid, &ws, 0); long tcp1 = sockmem();
    int live = joined - stalled - dead; u64 expect = sh->pub * (u64)(joined - stalled); double cpu = sh->cpu_b - sh->cpu_a, busy = sh->busy_b - sh->busy_a, p99 = pct(&s->got, .99);
    double frac = expect ? (double)s->got.n / expect : 0; double offered = rates[r] * dur * (overload ? 2 + overload : 1), pubfrac = offered > 0 ? sh->pub / offered : 1;
    u64 due = sh->sent * (u64)(live > 0 ? live : 0); long lost = (long)due - (long)distinct - (long)(left_all - l0);
    int col = rates[r] > 0 && (lost > .001 * due || p99 > 500 || pubfrac < .98 || dead > 0);
    printf("{\"label\":\"%s\",\"n\":%d,\"rate\":%g,\"pub\":%lu,\"frac\":%.5f,\"rx_per_s\":%.0f,\"dps\":%.0f,\"p50_ms\":%.2f,\"p90_ms\":%.2f,\"p99_ms\":%.2f,\"max_ms\":%.2f,\"srv_cpu_s\":%.2f,\"srv_core_pct\":%.0f,\"cpu_s_per_1M\":%.3f,\"busy_s_per_1M\":%.3f,\"cli_cpu_pct\":%.0f,\"rss_kib\":%ld,\"rss_kib_per_conn\":%.2f,\"frames_per_deliv\":%.3f,\"bytes_per_deliv\":%.1f,\"lost\":%ld,\"skipped\":%lu,\"dups\":%lu,\"live\":%d,\"dead\":%d,\"steal_pct\":%.1f,\"other_pct\":%.0f,\"pub_late_ms\":%.1f,\"pub_blocked_ms\":%.0f,\"pubfail\":%d,\"collapsed\":%d,\"sockets_kib\":%ld",
      label, joined, rates[r], sh->pub, frac, s->rxw / lasts, s->got.n / lasts, pct(&s->got, .5), pct(&s->got, .9), p99, s->got.maxns / 1e6, cpu, 100 * cpu / sh->tcpu, s->rxw ? cpu * 1e6 / s->rxw : 0, s->rxw ? busy * 1e6 / s->rxw : 0,
      100 * (sc1 - sc0) / lasts, sh->rss_b, (double)(sh->rss_b - rss0) / N, s->rxw ? (double)(f1 - f0) / s->rxw : 0, s->rxw ? (double)(b1 - b0) / s->rxw : 0, lost, left_all - l0, dups_all - d0, live, dead, 100 * (sh->st_b - sh->st_a) / sh->tcpu, 100 * (busy - cpu) / sh->tcpu, sh->late_ns / 1e6, sh->blocked_ns / 1e6, sh->fail, col, tcp1 - tcp0);
    if (cutafter > 0) printf(",\"back\":%lu,\"away\":%d,\"unrecovered\":%d,\"retried\":%d,\"back_p50_s\":%.2f,\"back_p99_s\":%.2f,\"back_max_s\":%.2f", returned.n, returning, unrecovered, retried, pct(&returned, .5) / 1e3, pct(&returned, .99) / 1e3, returned.maxns / 1e9);
    if (overload) { printf(",\"seconds\":["); for (int q = 0; q < lasts; q++) printf("%s{\"arrived\":%lu,\"p99_ms\":%.1f}", q ? "," : "", arrived[q], pct(&second[q], .99)); printf("]"); }
    printf("}\n");
    fflush(stdout);
    if (col && retries > 0 && !dead && !sh->fail) { retries--; r--; pump(ns() + 1e9, &nextka); if (nstep > MAXSTEP - 2) break; continue; }  // a noisy machine: try the same rate again
    if (col && stopcol) break;
  }
  struct linger lg = {1, 0}; for (int q = 0; q < N; q++) if (cs[q].st != 3) { setsockopt(cs[q].fd, SOL_SOCKET, SO_LINGER, &lg, sizeof lg); close(cs[q].fd); }
  return 0;
}
