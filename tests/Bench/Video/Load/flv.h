// HTTP-FLV: every frame's time must step forward. What says how to decode has the time of when it was first said.
static void flv_tag(Viewer *v) {
  if (v->tag[0] != 18 && ((v->tag[0] == 9 ? v->tag[11] & 15 : v->tag[11] >> 4) != 9 ? !v->tag[12] : !(v->tag[11] & 15))) return;
  u32 at = v->tag[4] << 16 | v->tag[5] << 8 | v->tag[6] | (u32)v->tag[7] << 24; int k = v->tag[0] == 8 ? 0 : v->tag[0] == 9 ? 1 : 2;
  if (v->seen[k]) { if (at < v->last[k]) v->back++; else if (at - v->last[k] > 1000) v->gaps++; }
  v->seen[k] = 1; v->last[k] = at; if (at > v->newest) v->newest = at;
}
static int flv_take(Viewer *v, const u8 *d, int n) {
  const u8 *e = d + n, *p;
  if (!v->inbody) { int h = http_head(v, d, n); if (h < 0) return 0; d += h; }
  for (int l; (l = http_body(v, &d, e, &p));) {
    if (l < 0) return 0;
    while (l) {
      if (v->skip) { int s = (u32)l < v->skip ? l : (int)v->skip; v->skip -= s; p += s; l -= s; continue; }
      int need = 13, s = need - v->tagn < l ? need - v->tagn : l; memcpy(v->tag + v->tagn, p, s); v->tagn += s; p += s; l -= s;
      if (v->tagn < need) continue;
      v->tagn = 0;
      if (!v->begun) { v->begun = 1; if (memcmp(v->tag, "FLV", 3)) return 0; continue; }
      v->skip = (v->tag[1] << 16 | v->tag[2] << 8 | v->tag[3]) + 2; flv_tag(v);
    }
  }
  return 1;
}
