# Meta-analyses made with Plansift, for R with the package metafor.
# Needs R 4.1 and metafor 3.8 or later: install.packages("metafor")
library(metafor)

# Data: one row a study; NA is not reported.
dat <- data.frame(
  slab = c("Edinburgh", "Orpington-Mild", "Orpington-Moderate", "Orpington-Severe", "Montreal-Home",
    "Montreal-Transfer", "Newcastle", "Umea", "Uppsala"),
  n1i = c(155, 31, 75, 18, 8, 57, 34, 110, 60),
  n2i = c(156, 32, 71, 18, 13, 52, 33, 183, 52),
  m1i = c(55, 27, 64, 66, 14, 19, 52, 21, 30),
  m2i = c(75, 29, 119, 137, 18, 18, 41, 31, 23),
  sd1i = c(47, 7, 17, 20, 8, 7, 45, 16, 27),
  sd2i = c(64, 4, 29, 48, 11, 4, 34, 27, 20),
  check.names = FALSE)

# ---- Analysis: Standardised mean difference (Hedges' g), random effects, inverse variance ----
# Conventions: RevMan 5
# metafor computes Hedges' J exactly, these conventions by 1 - 3 / (4 df - 1).
dat$df <- with(dat, n1i + n2i - 2)
dat$J <- with(dat, 1 - 3 / (4*df - 1))
dat$yi <- with(dat, J * (m1i - m2i) / sqrt(((n1i - 1)*sd1i^2 + (n2i - 1)*sd2i^2) / df))
dat$vi <- with(dat, 1/n1i + 1/n2i + yi^2 / (2*(n1i + n2i - 3.94)))
es <- escalc(measure = "GEN", yi = yi, vi = vi, data = dat, slab = slab)
# Studies without a usable effect take no part.
es <- es[is.finite(es$yi) & is.finite(es$vi) & es$vi > 0, ]
pool <- function(d) rma(yi, vi, data = d, method = "DL", test = "z", level = 95,
    control = list(threshold = 1e-10, maxiter = 10000, tol = 1e-10, tau2.max = max(100, 100*var(d$yi))))
res <- pool(es)
print(res, digits = 6)
# I2 of these conventions, from Q.
Q <- res$QE
c(Q = Q, I2 = max(0, 100*(Q - (res$k - 1)) / Q))
try(confint(res, type = "QP"))
predict(res)
