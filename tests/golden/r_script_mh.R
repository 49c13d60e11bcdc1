# Meta-analyses made with Plansift, for R with the package metafor.
# Needs R 4.1 and metafor 3.8 or later: install.packages("metafor")
library(metafor)

# Data: one row a study; NA is not reported.
dat <- data.frame(
  slab = c("1", "2", "3", "4", "5", "6"),
  ai = c(0, 0, 3, 0, 12, 0),
  bi = c(50, 40, 97, 20, 88, 100),
  ci = c(0, 2, 0, 0, 9, 1),
  di = c(50, 38, 100, 20, 91, 99),
  check.names = FALSE)

# ---- Analysis: Risk ratio, Mantel-Haenszel ----
# Conventions: RevMan 5
# Effects and intervals are on the analysis scale (log for ratios).
es <- escalc(measure = "RR", ai = ai, bi = bi, ci = ci, di = di, data = dat, slab = slab, add = 0.5,
    to = "only0", drop00 = TRUE)
# Studies without a usable effect take no part.
es <- es[is.finite(es$yi) & is.finite(es$vi) & es$vi > 0, ]
pool <- function(d) rma.mh(measure = "RR", ai = ai, bi = bi, ci = ci, di = di, data = d, slab = slab,
    add = c(0.5, 0.5), to = c("only0", "only0"), drop00 = c(TRUE, TRUE), correct = TRUE, level = 95)
res <- pool(dat)
print(res, digits = 6)
predict(res, transf = exp)
