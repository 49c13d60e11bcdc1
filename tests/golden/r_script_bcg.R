# Meta-analyses made with Plansift, for R with the package metafor.
# Needs R 4.1 and metafor 3.8 or later: install.packages("metafor")
library(metafor)

# Data: one row a study; NA is not reported.
dat <- data.frame(
  slab = c("Aronson 1948", "Ferguson & Simes 1949", "Rosenthal et al 1960", "Hart & Sutherland 1977",
    "Frimodt-Moller et al 1973", "Stein & Aronson 1953", "Vandiviere et al 1973", "TPT Madras 1980",
    "Coetzee & Berjak 1968", "Rosenthal et al 1961", "Comstock et al 1974",
    "Comstock & Webster 1969", "Comstock et al 1976"),
  ai = c(4, 6, 3, 62, 33, 180, 8, 505, 29, 17, 186, 5, 27),
  bi = c(119, 300, 228, 13536, 5036, 1361, 2537, 87886, 7470, 1699, 50448, 2493, 16886),
  ci = c(11, 29, 11, 248, 47, 372, 10, 499, 45, 65, 141, 3, 29),
  di = c(128, 274, 209, 12619, 5761, 1079, 619, 87892, 7232, 1600, 27197, 2338, 17825),
  alloc = factor(c("random", "random", "random", "random", "alternate", "alternate", "random", "random", "random",
    "systematic", "systematic", "systematic", "systematic")),
  check.names = FALSE)

# ---- Analysis bcg: Risk ratio, random effects, inverse variance ----
# Conventions: metafor 5
# Effects and intervals are on the analysis scale (log for ratios).
es <- escalc(measure = "RR", ai = ai, bi = bi, ci = ci, di = di, data = dat, slab = slab, add = 0.5,
    to = "only0", drop00 = FALSE)
# Studies without a usable effect take no part.
es <- es[is.finite(es$yi) & is.finite(es$vi) & es$vi > 0, ]
pool <- function(d) rma(yi, vi, data = d, method = "REML", test = "knha", level = 95,
    control = list(threshold = 1e-10, maxiter = 10000, tol = 1e-10, tau2.max = max(100, 100*var(d$yi))))
res <- pool(es)
print(res, digits = 6)
try(confint(res, type = "QP"))
predict(res, transf = exp)
# Subgroups, and the test of their differences.
groups <- lapply(split(es, es$alloc), pool)
print(groups)
rma(sapply(groups, coef), sei = sapply(groups, function(g) g$se), method = "EE")
leave1out(res)
trimfill(res)
regtest(res)
# nonsense: metafor has no function for it.
