// RTMP play (Adobe RTMP 1.0): handshake, connect, createStream, play; then bytes are counted.
enum { C1 = 1536 };

static int amf_text(u8 *o, const char *t) { int n = strlen(t); o[0] = 2; o[1] = n >> 8; o[2] = n; memcpy(o + 3, t, n); return n + 3; }
static int amf_name(u8 *o, const char *t) { int n = strlen(t); o[0] = n >> 8; o[1] = n; memcpy(o + 2, t, n); return n + 2; }
static int amf_number(u8 *o, double x) { u64 b; memcpy(&b, &x, 8); o[0] = 0; for (int i = 0; i < 8; i++) o[1 + i] = b >> (56 - 8 * i); return 9; }
static int rtmp_command(Viewer *v, u32 stream, const u8 *d, int n) {  // one message, in chunks of 128 bytes
  u8 o[1024]; int k = 0; o[k++] = 3; o[k++] = 0; o[k++] = 0; o[k++] = 0; o[k++] = n >> 16; o[k++] = n >> 8; o[k++] = n; o[k++] = 20;
  for (int i = 0; i < 4; i++) o[k++] = stream >> (8 * i);
  for (int i = 0; i < n; i++) { if (i && i % 128 == 0) o[k++] = 0xc3; o[k++] = d[i]; }
  return say(v, o, k);
}
static int rtmp_hello(Viewer *v) { u8 b[1 + C1] = {3}; for (int i = 9; i <= C1; i++) b[i] = i * 7; return say(v, b, sizeof b); }
static int rtmp_connect(Viewer *v) {
  u8 b[512]; char url[128]; snprintf(url, sizeof url, "rtmp://%s:%d/live", host, port);
  int n = amf_text(b, "connect"); n += amf_number(b + n, 1); b[n++] = 3;
  n += amf_name(b + n, "app"); n += amf_text(b + n, "live"); n += amf_name(b + n, "tcUrl"); n += amf_text(b + n, url);
  b[n++] = 0; b[n++] = 0; b[n++] = 9;
  if (!rtmp_command(v, 0, b, n)) return 0;
  n = amf_text(b, "createStream"); n += amf_number(b + n, 2); b[n++] = 5;
  return rtmp_command(v, 0, b, n);
}
static int rtmp_play(Viewer *v) {
  u8 b[512]; int n = amf_text(b, "play"); n += amf_number(b + n, 3); b[n++] = 5; n += amf_text(b + n, path); n += amf_number(b + n, -1000);
  return rtmp_command(v, 1, b, n);
}
static int rtmp_take(Viewer *v, const u8 *d, int n) {
  if (v->step == 0) {  // S0, S1, S2; what we answer with is S1
    if (!v->said) v->said = malloc(1 + 2 * C1);
    int s = 1 + 2 * C1 - v->saidn < n ? 1 + 2 * C1 - v->saidn : n; memcpy(v->said + v->saidn, d, s); v->saidn += s; d += s; n -= s;
    if (v->saidn < 1 + 2 * C1) return 1;
    int ok = say(v, v->said + 1, C1) && rtmp_connect(v); free(v->said); v->said = 0; v->step = 1; v->saidn = 0;
    if (!ok) return 0;
  }
  if (v->step == 1 && n) {  // both calls are answered
    if (!v->said) v->said = malloc(4096);
    if (v->saidn + n > 4096) return 0;
    memcpy(v->said + v->saidn, d, n); v->saidn += n; int results = 0;
    for (u8 *p = v->said; (p = memmem(p, v->said + v->saidn - p, "_result", 7)); p += 7) results++;
    if (memmem(v->said, v->saidn, "_error", 6)) { fprintf(stderr, "the server refused to be connected to\n"); return 0; }
    if (results == 2) { free(v->said); v->said = 0; v->step = 2; return rtmp_play(v); }
  }
  return 1;
}
