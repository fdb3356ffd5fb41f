package dev.culprit.cli;

import dev.culprit.diagnose.Diagnoser;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.diagnose.Options;
import dev.culprit.diagnose.Since;
import dev.culprit.gauge.Call;
import dev.culprit.gauge.Experiment.Result;
import dev.culprit.gauge.Growths;
import dev.culprit.source.LiveBundle;
import dev.culprit.verify.Earlier;
import dev.culprit.verify.Load;
import dev.culprit.verify.Verification;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Looks at this host again for what carried an earlier diagnosis, under load where asked to. */
public final class Verifier {

  /** Calls that show a leak of one a call beyond doubt, with the rests between them. */
  public static final int CALLS = 24;

  /** Calls a second: a patient visitor. */
  public static final double RATE = 5;

  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private final Diagnoser diagnoser;
  private final Consumer<String> progress;

  /**
   * Verifies with what a diagnoser knows.
   *
   * @param progress takes a sentence before each thing that takes time
   */
  public Verifier(Diagnoser diagnoser, Consumer<String> progress) {
    this.diagnoser = diagnoser;
    this.progress = progress;
  }

  /**
   * What was found.
   *
   * @param load what came of calling the path, or null where nobody did
   */
  public record Verified(Verification.Outcome outcome, Load load) {}

  /**
   * The path that was sick, as a call: an address to GET, or a command that no shell reads.
   *
   * @throws IllegalArgumentException with what is wrong about it
   */
  public static Call call(String load) {
    boolean url = load.toLowerCase(Locale.ROOT).matches("https?://.*");
    List<String> command = url ? List.of() : Words.of(load);
    if (!url && command.isEmpty()) {
      throw new IllegalArgumentException("it names nothing");
    }
    return LoadOptions.call(load, command);
  }

  /**
   * Repeats the decisive readings.
   *
   * @param call the path that was sick, or null to look only
   * @param calls how often it is called, when it is
   * @param rate calls a second
   */
  public Verified verify(Earlier earlier, Call call, int calls, double rate)
      throws InterruptedException {
    Instant begin = Instant.now();
    Load load = call == null ? null : made(call, calls, rate);
    progress.accept("reading this host");
    try (LiveBundle host = new LiveBundle(Path.of("/"), 2, INTERVAL)) {
      Diagnosis now = diagnoser.diagnose(host, new Options("", null, Since.instant(begin)));
      return new Verified(new Verification(earlier, now, load, begin).outcome(), load);
    }
  }

  private Load made(Call call, int calls, double rate) throws InterruptedException {
    progress.accept("calling it " + calls + " times");
    Result result = LoadOptions.experiment(call, rate).run(calls);
    return new Load(result.calls(), result.answered(), Growths.of(result, LoadOptions.others()));
  }
}
