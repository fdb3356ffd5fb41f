package dev.culprit.cli;

import dev.culprit.diagnose.Autopilot;
import dev.culprit.diagnose.Diagnoser;
import dev.culprit.diagnose.Diagnosis;
import dev.culprit.diagnose.Options;
import dev.culprit.knowledge.TestPage.Risk;
import dev.culprit.source.Bundle;
import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Whether suggested tests are run by Culprit itself. */
final class AutoOptions {

  @Option(names = "--auto", description = "run suggested tests by itself (live only)")
  private boolean auto;

  @Option(
      names = "--allow",
      paramLabel = "RISK",
      converter = RiskConverter.class,
      description = "up to which risk: read-only, light or intrusive (default: read-only)")
  private Risk allow = Risk.READ_ONLY;

  @Option(
      names = "--budget",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "time for all tests together (default: 60s)")
  private Duration budget = Duration.ofSeconds(60);

  /** Up to which risk tests run by themselves, or null for none. */
  Risk allowed() {
    return auto ? allow : null;
  }

  Duration budget() {
    return budget;
  }

  Diagnosis run(Diagnoser diagnoser, Bundle bundle, Options options, PrintWriter progress) {
    if (!auto || !bundle.live()) {
      return diagnoser.diagnose(bundle, options);
    }
    return new Autopilot(diagnoser, allow, budget, line -> tell(progress, line))
        .diagnose(bundle, options);
  }

  private static void tell(PrintWriter progress, String line) {
    if (progress != null) {
      progress.println("culprit: " + Sanitizer.line(line));
      progress.flush();
    }
  }
}
