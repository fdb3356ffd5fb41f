package dev.culprit.cli;

import dev.culprit.capsule.Backtraces;
import dev.culprit.capsule.Capsule;
import dev.culprit.source.LiveBundle;
import dev.culprit.source.NoInputException;
import dev.culprit.source.Skipped;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code culprit capture-evidence}: saves what a restart would destroy, as a bundle. */
@Command(
    name = "capture-evidence",
    mixinStandardHelpOptions = true,
    description = {
      "Saves what a restart would destroy, as a bundle that diagnose reads.",
      "Descriptors, sockets, where threads stand, limits, the kernel's figures, the ends of",
      "the logs. It only reads, and starts no other program unless --backtraces is given.",
      "With --redact it looks at all of it twice, first for the names."
    },
    footer = {
      "",
      "Stopped half-way it leaves a smaller capsule that can be read all the same.",
      "Exit codes: 0 saved, 2 wrong use, 3 nothing or not all could be written."
    })
final class CaptureEvidenceCommand implements Callable<Integer> {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Path ROOT = Path.of("/");

  /** From one look at what moves to the next. */
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR|FILE.tar.gz",
      description = "what to make (default: culprit-evidence-HOST-TIME.tar.gz, here)")
  private Path out;

  @Option(
      names = "-p",
      paramLabel = "PID",
      split = ",",
      description = "a process that will be restarted: all that /proc says of it, first")
  private List<Integer> pids = new ArrayList<>();

  @Option(
      names = "--backtraces",
      description = {
        "also where the threads of each PID stand in its own code, by jstack or gdb;",
        "the process stands still meanwhile, for 10 s at most"
      })
  private boolean backtraces;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "looks at what moves, 2 s apart (default: 2)")
  private int samples = 2;

  @Option(names = "--quiet", description = "say only what went wrong")
  private boolean quiet;

  @Mixin private RedactOptions redaction = new RedactOptions();

  @Override
  public Integer call() throws NoInputException {
    check();
    Hidden hidden = hidden().ofThisHost();
    Clock clock = Clock.systemUTC();
    try (LiveBundle host = new LiveBundle(ROOT, samples, BETWEEN)) {
      hidden.learn("Static hostname: " + host.name());
      if (hidden.isWished()) {
        rehearse(hidden, clock);
      }
      Path target = out == null ? usual(hidden.text(host.name()), clock) : out;
      Backtraces tracer = backtraces ? new Backtraces() : null;
      long begin = System.nanoTime();
      Capsule.Saved saved = new Capsule(ROOT, host, pids, tracer, clock, hidden::text).save(target);
      hidden.keep();
      tell(target, saved, (System.nanoTime() - begin) / 1e9);
      return saved.failure().isEmpty() ? ExitCode.CLEAN : ExitCode.NO_INPUT;
    } catch (FileAlreadyExistsException e) {
      throw new ParameterException(
          spec.commandLine(), e.getFile() + " is there already; nothing is overwritten");
    } catch (IOException e) {
      String name = out == null ? "the capsule" : out.toString();
      throw new NoInputException(List.of(new Skipped(name, "cannot be written: " + why(e))));
    }
  }

  private Hidden hidden() throws NoInputException {
    try {
      return redaction.hidden(spec);
    } catch (IOException e) {
      throw new NoInputException(List.of(new Skipped("the knowledge base", why(e))));
    }
  }

  /** A name that the last file says is one is hidden in the first file as well. */
  private void rehearse(Hidden hidden, Clock clock) {
    try (LiveBundle host = new LiveBundle(ROOT, 1, Duration.ZERO)) {
      new Capsule(ROOT, host, pids, null, clock, hidden::text).rehearse();
    }
  }

  private void check() {
    if (samples < 1 || samples > 100) {
      throw new ParameterException(spec.commandLine(), "--samples must be from 1 to 100");
    }
    if (backtraces && pids.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--backtraces needs a process: -p PID");
    }
  }

  private static Path usual(String host, Clock clock) {
    String name = host.replaceAll("[^A-Za-z0-9.-]", "_");
    return Path.of("culprit-evidence-" + name + "-" + STAMP.format(clock.instant()) + ".tar.gz");
  }

  private void tell(Path target, Capsule.Saved saved, double seconds) {
    PrintWriter err = spec.commandLine().getErr();
    for (Skipped one : quiet ? List.<Skipped>of() : saved.skipped()) {
      err.println("culprit: not saved: " + Sanitizer.line(one.source() + ": " + one.reason()));
    }
    if (!saved.failure().isEmpty()) {
      err.println("culprit: the capsule is not complete: " + Sanitizer.line(saved.failure()));
    }
    err.flush();
    if (!quiet) {
      System.out.printf(
          Locale.ROOT,
          "%s: %,d files, %,d KiB of readings in %.1f s%nculprit diagnose %s reads it.%n",
          target,
          saved.files(),
          saved.bytes() / 1024,
          seconds,
          target);
    }
  }

  private static String why(IOException e) {
    String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return Sanitizer.line(reason == null ? e.getClass().getSimpleName() : reason);
  }
}
