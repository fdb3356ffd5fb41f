package dev.culprit.cli;

import dev.culprit.cli.render.Printing;
import dev.culprit.cli.render.TrendRenderer;
import dev.culprit.source.NoInputException;
import dev.culprit.source.Skipped;
import dev.culprit.source.UserFolders;
import dev.culprit.watch.Pace;
import dev.culprit.watch.Recording;
import dev.culprit.watch.Sampler;
import dev.culprit.watch.Trend;
import dev.culprit.watch.Trends;
import dev.culprit.watch.Watcher;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code culprit watch}: samples again and again, keeps a recording, and reports what grows. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = {
      "Samples this host every few seconds at little cost, and says what grows.",
      "It says how fast, when it hits its limit, and whether the load explains it, and keeps",
      "a recording of bounded size; culprit diagnose --recording FILE reads it later.",
      "--redact is for what is printed; the recording stays here, with all names."
    },
    footer = {
      "",
      "It takes no more than one hundredth of a core: where a sample costs more, the interval",
      "stretches. Ctrl-C ends it. Exit codes: 0 nothing grows, 1 something does, 2 wrong use,",
      "3 the recording cannot be written."
    })
final class WatchCommand implements Callable<Integer> {

  private static final long MOST_BYTES = 16 << 20;

  private static final Duration SHORTEST = Duration.ofMillis(200);

  private static final long REPORT_NANOS = Duration.ofMinutes(1).toNanos();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = {
        "the recording, 16 MiB at most; one that is there is continued",
        "(default: ~/.local/state/culprit/watch.rec)"
      })
  private Path out = UserFolders.here().state().resolve("watch.rec");

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "how long, such as 10m, 8h (default: until it is ended)")
  private Duration time;

  @Option(
      names = "--interval",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "time between two samples, at least (default: 5s)")
  private Duration interval = Duration.ofSeconds(5);

  @Option(names = "--quiet", description = "report at the end only")
  private boolean quiet;

  @Mixin private RedactOptions redaction = new RedactOptions();

  private Hidden hidden = Hidden.NOTHING;

  private long reported = System.nanoTime();

  @Override
  public Integer call() throws NoInputException, IOException {
    hidden = redaction.hidden(spec).ofThisHost();
    if (interval.compareTo(SHORTEST) < 0) {
      throw new ParameterException(spec.commandLine(), "--interval must be at least 200ms");
    }
    try (Recording recording = Recording.open(out, MOST_BYTES)) {
      Watcher watcher =
          new Watcher(
              new Sampler(Path.of("/proc")), recording, Clock.systemUTC(), new Pace(interval));
      Thread end = endsOnSignal();
      watcher.watch(time, this::report);
      List<Trend> growing = finish(watcher);
      letGo(end);
      hidden.keep();
      return growing.isEmpty() ? ExitCode.CLEAN : ExitCode.FAULTS;
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new NoInputException(List.of(new Skipped(out.toString(), reason)));
    }
  }

  /** Ctrl-C ends the watch, and the report is given all the same. */
  private static Thread endsOnSignal() {
    Thread watching = Thread.currentThread();
    Thread hook =
        new Thread(
            () -> {
              watching.interrupt();
              try {
                watching.join(2_000);
              } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
              }
            });
    Runtime.getRuntime().addShutdownHook(hook);
    return hook;
  }

  private static void letGo(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endsAlready) {
      // then the hook is what brought us here
      return;
    }
  }

  private void report(Watcher watcher) {
    if (quiet || System.nanoTime() - reported < REPORT_NANOS) {
      return;
    }
    reported = System.nanoTime();
    print(out -> new TrendRenderer(out).lines(watcher.history().last(), growing(watcher)));
  }

  private static List<Trend> growing(Watcher watcher) {
    return new Trends(watcher.history().samples()).growing();
  }

  private List<Trend> finish(Watcher watcher) {
    List<Trend> growing = growing(watcher);
    print(
        printer ->
            new TrendRenderer(printer)
                .summary(watcher.history().samples(), watcher.count(), growing));
    if (watcher.failure().isEmpty()) {
      String command = "culprit diagnose --recording " + out;
      print(printer -> printer.println("Recorded in " + out + "; " + command + " reads it."));
    } else {
      spec.commandLine()
          .getErr()
          .println("culprit: the recording ended early: " + Sanitizer.line(watcher.failure()));
      spec.commandLine().getErr().flush();
    }
    return growing;
  }

  private void print(Consumer<PrintStream> printer) {
    System.out.print(hidden.text(Printing.text(printer)));
    System.out.flush();
  }
}
