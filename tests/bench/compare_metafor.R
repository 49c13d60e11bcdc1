# SPDX-License-Identifier: GPL-3.0-or-later
# Speed of `plansift analyse --spec` and of metafor on the same tasks, printed as ratios.
# Usage: Rscript tests/bench/compare_metafor.R build/release/app/plansift
# Times are of the processor, so that a busy machine does not change the ratio. That of plansift is of the whole
# program (start, JSON in and out, all threads); that of metafor leaves out the start of R and the package.
suppressPackageStartupMessages(library(metafor))
program <- commandArgs(trailingOnly = TRUE)[1]
if (is.na(program)) stop("name the program: Rscript compare_metafor.R PLANSIFT")

studies <- function(k) {
  set.seed(42)
  vi <- runif(k, 0.01, 0.5)
  data.frame(yi = 0.2 + 0.3 * rnorm(k) + sqrt(vi) * rnorm(k), vi = vi)
}
numbers <- function(x) paste0("[", paste(sprintf("%.17g", x), collapse = ","), "]")

# Processor seconds of one run of plansift: the least of three.
seconds_here <- function(d, request, moderators = "{}") {
  file <- tempfile(fileext = ".json")
  on.exit(unlink(file))
  writeLines(sprintf('{"input":{"yi":%s,"vi":%s},"moderators":%s,"requests":[%s]}',
                     numbers(d$yi), numbers(d$vi), moderators, request), file)
  run <- function() system2(program, c("analyse", "--spec", file, "--json"), stdout = TRUE)
  if (any(grepl('"error"', run(), fixed = TRUE))) return(NA)
  min(replicate(3, sum(system.time(run())[c("user.child", "sys.child")])))
}
seconds_metafor <- function(f) sum(system.time(f())[c("user.self", "sys.self")])

tasks <- list(
  list("REML, 1000 studies", 1000, '{"id":1,"measure":"GEN"}', "{}",
       function(d) function() rma(yi, vi, data = d, control = list(threshold = 1e-10, maxiter = 1000))),
  list("leave-one-out, 200 studies", 200, '{"id":1,"measure":"GEN","also":["leave1out"]}', "{}",
       function(d) function() leave1out(rma(yi, vi, data = d))),
  list("GOSH, 2^10 - 1 subsets", 10, '{"id":1,"measure":"GEN","also":["gosh_all_subsets"]}', "{}",
       function(d) function() gosh(rma(yi, vi, data = d), progbar = FALSE)),
  list("permutation test, 2^10 exact", 10, '{"id":1,"measure":"GEN","also":["permutest_exact"]}', "{}",
       function(d) function() permutest(rma(yi, vi, data = d), exact = TRUE, progbar = FALSE)),
  list("permutation test, 1000 of 50 studies", 50,
       '{"id":1,"measure":"GEN","also":["permutest"],"perm":{"n":1000,"seed":1}}', "{}",
       function(d) function() permutest(rma(yi, vi, data = d), iter = 1000, progbar = FALSE)),
  list("multiverse, 500 combinations of 50 studies", 50,
       paste0('{"id":1,"measure":"GEN","multiverse":{"tau2":["REML","DL","PM","SJ","HE"],"test":["z","knha"],',
              '"subset":"leave1out"}}'), "{}",
       function(d) function() for (i in seq_len(nrow(d))) for (m in c("REML", "DL", "PM", "SJ", "HE"))
         for (t in c("z", "knha")) rma(yi, vi, data = d[-i, ], method = m, test = t)),
  list("three levels, 200 effects in 50 clusters", 200,
       '{"id":1,"measure":"GEN","model":"MV","random":["~ 1 | cl/id"]}',
       sprintf('{"cl":{"type":"factor","values":[%s]},"id":{"type":"factor","values":[%s]}}',
               paste0('"c', rep(1:50, each = 4), '"', collapse = ","), paste0('"i', 1:200, '"', collapse = ",")),
       function(d) { d$cl <- rep(1:50, each = 4); d$id <- 1:200
                     function() rma.mv(yi, vi, random = ~ 1 | cl/id, data = d) }))

cat(sprintf("%-46s %12s %12s %8s\n", "task", "plansift (s)", "metafor (s)", "ratio"))
for (task in tasks) {
  d <- studies(task[[2]])
  here <- seconds_here(d, task[[3]], task[[4]])
  there <- seconds_metafor(task[[5]](d))
  cat(sprintf("%-46s %12.3f %12.3f %8.1f\n", task[[1]], here, there, there / here))
}
