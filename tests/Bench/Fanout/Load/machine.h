// What the machine and this process use.
static double cpubusy(int c) {  // non-idle seconds of one cpu, incl. irq and softirq; steal excluded
  FILE *q = fopen("/proc/stat", "r"); char l[512], tag[16]; double r = 0; sprintf(tag, "cpu%d ", c);
  while (q && fgets(l, sizeof l, q)) if (!strncmp(l, tag, strlen(tag))) { unsigned long u, n, s, i, w, q1, si; sscanf(l + strlen(tag), "%lu %lu %lu %lu %lu %lu %lu", &u, &n, &s, &i, &w, &q1, &si); r = (u + n + s + q1 + si) / 100.0; }
  if (q) fclose(q);
  return r;
}
static long sockmem(void) {  // what the kernel's TCP buffers hold, of everybody's sockets, KiB
  FILE *q = fopen("/proc/net/sockstat", "r"); char l[256]; long t = 0;
  while (q && fgets(l, sizeof l, q)) { char *p = strstr(l, "mem "); if (!strncmp(l, "TCP:", 4) && p) t += atol(p + 4) * 4; }
  if (q) fclose(q);
  return t;
}
static long kmem(void) {  // kernel memory likely due to sockets: slab + socket buffers, KiB
  FILE *q = fopen("/proc/meminfo", "r"); char l[256]; long v, t = sockmem();
  while (q && fgets(l, sizeof l, q)) if (sscanf(l, "Slab: %ld", &v) == 1) t += v;
  if (q) fclose(q);
  return t;
}
static double selfcpu(void) { struct rusage r; getrusage(RUSAGE_SELF, &r); return r.ru_utime.tv_sec + r.ru_stime.tv_sec + (r.ru_utime.tv_usec + r.ru_stime.tv_usec) / 1e6; }
