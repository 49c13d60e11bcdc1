# SPDX-License-Identifier: GPL-3.0-or-later
# Speed of Plansift and of metafor on the same tasks, printed as ratios.
# Usage: Rscript tests/bench/compare_metafor.R build/release/app/plansift [build/release/tests/bench/plansift_bench]
# Times are of the processor, so that a busy machine does not change the ratio. That of plansift is of the whole
# program `plansift analyse --spec` (start, JSON in and out, all threads) or, for tasks that no spec can ask for
# ("core"), of plansift_bench; that of metafor leaves out the start of R and the package. Where metafor would run
# for more than minutes, a share of the task is timed and the time multiplied ("x 10").
suppressPackageStartupMessages(library(metafor))
arguments <- commandArgs(trailingOnly = TRUE)
program <- arguments[1]
bench <- arguments[2]
if (is.na(program)) stop("name the program: Rscript compare_metafor.R PLANSIFT [PLANSIFT_BENCH]")

studies <- function(k) {
  set.seed(42)
  vi <- runif(k, 0.01, 0.5)
  data.frame(yi = 0.2 + 0.3 * rnorm(k) + sqrt(vi) * rnorm(k), vi = vi, x = sin(seq_len(k)))
}
numbers <- function(x) paste0("[", paste(sprintf("%.17g", x), collapse = ","), "]")
labels <- function(x) sprintf('{"type":"factor","values":[%s]}', paste0('"', x, '"', collapse = ","))

# Processor seconds of one run of plansift: the least of three.
seconds_here <- function(d, request, moderators) {
  file <- tempfile(fileext = ".json")
  on.exit(unlink(file))
  writeLines(sprintf('{"input":{"yi":%s,"vi":%s},"moderators":%s,"requests":[%s]}',
                     numbers(d$yi), numbers(d$vi), moderators(d), request), file)
  run <- function() system2(program, c("analyse", "--spec", file, "--json"), stdout = TRUE)
  if (any(grepl('"error"', run(), fixed = TRUE))) return(NA)
  min(replicate(3, sum(system.time(run())[c("user.child", "sys.child")])))
}

# Processor seconds of one benchmark of plansift_bench.
seconds_of_bench <- function(name) {
  if (is.na(bench)) return(NA)
  lines <- system2(bench, c(paste0("--benchmark_filter=^", name, "$"), "--benchmark_format=csv"), stdout = TRUE,
                   stderr = FALSE)
  table <- read.csv(text = lines[seq(grep("^name,", lines)[1], length(lines))])
  table$cpu_time[1] / c(ns = 1e9, us = 1e6, ms = 1e3, s = 1)[[table$time_unit[1]]]
}

seconds_metafor <- function(f) sum(system.time(f())[c("user.self", "sys.self")])

none <- function(d) "{}"
slope <- function(d) sprintf('{"x":{"values":%s}}', numbers(d$x))
clusters <- function(size) function(d) {
  rows <- seq_len(nrow(d))
  sprintf('{"cl":%s,"id":%s}', labels(paste0("c", (rows - 1) %/% size)), labels(paste0("i", rows)))
}
three_levels <- function(size) function(d) {
  d$cl <- (seq_len(nrow(d)) - 1) %/% size
  d$id <- seq_len(nrow(d))
  function() rma.mv(yi, vi, random = ~ 1 | cl/id, data = d, sparse = TRUE)
}
also <- function(block, more = "") sprintf('{"id":1,"measure":"GEN","also":["%s"]%s}', block, more)
gosh_of <- function(method, subsets) function(d) function() {
  set.seed(1)
  gosh(rma(yi, vi, data = d, method = method), subsets = subsets, progbar = FALSE)
}

# name, studies, request (or the benchmark's name), moderators, metafor's function of the data, its multiplier.
task <- function(name, k, request, moderators, metafor, times = 1, core = FALSE)
  list(name = name, k = k, request = request, moderators = moderators, metafor = metafor, times = times,
       core = core)
tasks <- list(
  task("REML, 1,000 studies", 1000, '{"id":1,"measure":"GEN"}', none,
       function(d) function() rma(yi, vi, data = d, control = list(threshold = 1e-10, maxiter = 1000))),
  task("REML, 1,000 studies, core", 1000, "poolReml/1000", none,
       function(d) function() rma(yi, vi, data = d, control = list(threshold = 1e-10, maxiter = 1000)),
       core = TRUE),
  task("REML, 10,000 studies", 10000, '{"id":1,"measure":"GEN"}', none, NULL), # metafor: matrices of 0.8 GB each
  task("leave-one-out, 200 studies", 200, also("leave1out"), none,
       function(d) function() leave1out(rma(yi, vi, data = d))),
  task("influence, 200 studies", 200, also("influence"), none,
       function(d) function() influence(rma(yi, vi, data = d))),
  task("GOSH of 2^15 subsets, equal effects", 15, also("gosh_all_subsets", ',"model":"EE"'), none,
       gosh_of("EE", 1000), 2^15 / 1000),
  task("GOSH of 2^15 subsets, REML", 15, also("gosh_all_subsets"), none, gosh_of("REML", 1000), 2^15 / 1000),
  task("GOSH of 2^20 subsets, equal effects, core", 20, "goshAllSubsets<Model::EE>/20", none, gosh_of("EE", 1000),
       2^20 / 1000, core = TRUE),
  task("sign permutations, 2^10 exact", 10, also("permutest_exact"), none,
       function(d) function() permutest(rma(yi, vi, data = d), exact = TRUE, progbar = FALSE)),
  task("sign permutations, 10,000 of 48 studies", 48, also("permutest", ',"perm":{"n":10000,"seed":1}'), none,
       function(d) function() permutest(rma(yi, vi, data = d), iter = 1000, progbar = FALSE), 10),
  task("permuted moderator, 10,000 of 48 studies", 48,
       also("permutest", ',"mods":["x"],"perm":{"n":10000,"seed":1}'), slope,
       function(d) function() permutest(rma(yi, vi, mods = ~ x, data = d), iter = 1000, progbar = FALSE), 10),
  task("10,000 bootstrap fits by REML, 20 studies, core", 20, "bootstrapReml", none,
       function(d) function() for (i in 1:1000)
         try(rma(rnorm(20, 0.2, sqrt(0.1 + d$vi)), d$vi, control = list(maxiter = 1000)), silent = TRUE),
       10, core = TRUE),
  task("multiverse, 500 combinations of 50 studies", 50,
       paste0('{"id":1,"measure":"GEN","multiverse":{"tau2":["REML","DL","PM","SJ","HE"],"test":["z","knha"],',
              '"subset":"leave1out"}}'), none,
       function(d) function() for (i in seq_len(nrow(d))) for (m in c("REML", "DL", "PM", "SJ", "HE"))
         for (t in c("z", "knha")) rma(yi, vi, data = d[-i, ], method = m, test = t)),
  task("three levels, 200 effects in 50 clusters", 200, '{"id":1,"measure":"GEN","model":"MV","random":["~ 1 | cl/id"]}',
       clusters(4), three_levels(4)),
  task("three levels, 5,000 effects in 500 clusters", 5000,
       '{"id":1,"measure":"GEN","model":"MV","random":["~ 1 | cl/id"]}', clusters(10), three_levels(10)))

cat(sprintf("%-48s %13s %13s %9s\n", "task", "plansift (s)", "metafor (s)", "ratio"))
for (t in tasks) {
  d <- studies(t$k)
  here <- if (t$core) seconds_of_bench(t$request) else seconds_here(d, t$request, t$moderators)
  there <- if (is.null(t$metafor)) NA else t$times * seconds_metafor(t$metafor(d))
  share <- if (t$times == 1) "" else sprintf(" x %.0f", t$times)
  cat(sprintf("%-48s %13.4f %13.3f %9.0f%s\n", t$name, here, there, there / here, share))
}
