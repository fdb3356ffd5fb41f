package dev.culprit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Causes of which a site does not want to hear for a while. */
class SilenceTest {

  private static final String HELD = Incidents.path(Incidents.HELD);
  private static final String CAUSE = "deleted-file-held-open";
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @RegisterExtension final AnotherHome home = new AnotherHome();

  private static void says(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), () -> "not said: " + part + "\n" + text);
    }
  }

  @Test
  void aSilencedCauseIsShownAndNotAccused() {
    says(Invocation.of("diagnose", HELD).out(), "1.  99 %  " + CAUSE);
    String tomorrow = today.plusDays(1).toString();
    Invocation run =
        Invocation.of(
            "diagnose", HELD, "--silence", CAUSE, "--until", tomorrow, "--reason", "known, see 17");
    says(run.out(), "SILENCED", CAUSE + ": ", tomorrow + ": known, see 17");
    assertFalse(run.out().contains("1.  99 %  " + CAUSE), run.out());
    assertFalse(run.out().contains("nothing here explains"), run.out());
    Invocation json =
        Invocation.of("diagnose", HELD, "--format=json", "--silence", CAUSE, "--reason=known");
    says(json.out(), "\"silenced\" :", "\"reason\" : \"known\"");
    assertFalse(json.out().contains("\"verdict\" : \"cause-found\""), json.out());
  }

  @Test
  void aSilenceThatIsOverHidesNothingAndIsTold() throws IOException {
    String yesterday = today.minusDays(1).toString();
    Invocation run =
        Invocation.of("diagnose", HELD, "--silence", CAUSE, "--until", yesterday, "--reason=r");
    says(run.out(), "1.  99 %  " + CAUSE, CAUSE + ": its silence is over");
    assertEquals(1, run.code());
    Invocation lastDay =
        Invocation.of("diagnose", HELD, "--silence", CAUSE, "--until", today.toString());
    assertFalse(lastDay.out().contains("its silence is over"), "its last day counts");
  }

  @Test
  void aSilenceOfWhichNothingShowsIsTold() {
    Invocation run =
        Invocation.of("diagnose", HELD, "--silence=clock-skew", "--reason=r", "--format=json");
    says(run.out(), "\"staleSilences\" :", "\"state\" : \"idle\"", "\"cause\" : \"clock-skew\"");
  }

  @Test
  void aFileOfSilencesHoldsAndItsFaultsAreTold() throws IOException {
    String until = today.plusDays(9).toString();
    Path own = home.path().resolve(".config/culprit/silences.yaml");
    Files.createDirectories(own.getParent());
    Files.writeString(
        own,
        "- {cause: "
            + CAUSE
            + ", until: "
            + until
            + ", reason: 'until the shop moves'}\n"
            + "- {cause: disk-full, until: soon, reason: r}\n"
            + "- {cause: disk-full, until: 2026-12-01}\n");
    Invocation run = Invocation.of("diagnose", HELD);
    says(run.out(), until + ": until the shop moves");
    says(
        run.err(),
        own + ":2: 'soon' is no day such as 2026-12-24",
        own + ":3: 'reason' is missing");
    Files.writeString(
        own, "- {cause: " + CAUSE + ", subject: other, until: " + until + ", reason: r}\n");
    says(Invocation.of("diagnose", HELD).out(), "1.  99 %  " + CAUSE, "nothing of it shows");
    Invocation triage = Invocation.with("q\n", "triage", "--plain", HELD, "--silence", CAUSE);
    says(triage.out(), "silenced: ");
  }

  @Test
  void wrongUseIsTold() {
    assertEquals(2, Invocation.of("diagnose", HELD, "--silence=disk-ful").code());
    assertEquals(2, Invocation.of("diagnose", HELD, "--silence", CAUSE, "--until=soon").code());
    assertEquals(2, Invocation.of("diagnose", HELD, "--reason=alone").code());
    assertEquals(2, Invocation.of("diagnose", HELD, "--silences=/nowhere").code());
  }
}
