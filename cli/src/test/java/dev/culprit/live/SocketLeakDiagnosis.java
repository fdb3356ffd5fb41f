package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.live.SocketLeakIncident.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged program diagnoses the incident on the live host; here is what is the same in both of
 * its states. Other people's work on the same machine is no part of the incident, so that all is
 * asserted about php-fpm.
 */
abstract class SocketLeakDiagnosis {

  /** Slow enough that a worker with room still has room when the trace begins. */
  private static final long BETWEEN_VISITS = 100;

  private Decoys decoys;
  private final State state;
  private SocketLeakIncident incident;
  private Answer ranked;

  SocketLeakDiagnosis(State state) {
    this.state = state;
  }

  SocketLeakIncident incident() {
    return incident;
  }

  @BeforeAll
  void begin(@TempDir Path folder) throws IOException, InterruptedException {
    LiveHost host = LiveHost.require();
    LiveHost.requireThat(LiveHost.program("strace").isPresent(), "this host lacks strace");
    decoys = Decoys.in(folder);
    LiveHost.requireThat(decoys.possible(), "no program may have mounts of its own here");
    incident = SocketLeakIncident.start(host, state);
  }

  @AfterAll
  void end() throws IOException {
    if (incident != null) {
      incident.close();
    }
  }

  @Test
  @Order(1)
  void theLeakLeadsWithItsFigures() throws Exception {
    int unbound = 0;
    for (long worker : incident.workers()) {
      unbound += Descriptors.of(worker).unbound();
    }

    Answer answer = ranked();

    assertEquals(1, answer.code());
    assertEquals("cause-found", answer.verdict());
    Answer.Hypothesis leak = answer.first();
    assertEquals("socket-leak-unbound", leak.cause(), answer::summary);
    assertEquals("service", leak.kind());
    assertEquals("php-fpm", leak.subject());
    assertTrue(leak.probability() >= 0.9, answer::summary);
    String sockets = leak.because("unbound-sockets-pile-up").orElse("");
    assertTrue(sockets.startsWith(String.format(Locale.ROOT, "%,d of ", unbound)), sockets);
    String full = leak.because("descriptor-table-nearly-full").orElse("");
    assertTrue(full.contains("of " + SocketLeakIncident.DESCRIPTOR_LIMIT), full);
  }

  @Test
  @Order(2)
  void theRaisedLimitIsWeighedAndDoesNotLead() throws Exception {
    Program program = weigh("limit-not-applied");

    assertTrue(program.out().contains("limits.conf asks for 65,535"), program.out());
    assertTrue(program.out().contains("a deeper cause that leads in"), program.out());
    Answer answer = ranked();
    assertFalse(answer.accuses("limit-not-applied"), answer::summary);
    assertTrue(
        answer.first().chain().containsAll(List.of("limit-not-applied", "fd-limit-process")),
        answer.first().chain()::toString);
  }

  @Test
  @Order(2)
  void theUpgradeIsSuspectedAndDoesNotLead() throws Exception {
    Program program = weigh("version-upgrade-regression");

    assertTrue(program.out().contains("upgraded before its trouble began (seen)"), program.out());
    assertFalse(ranked().accuses("version-upgrade-regression"));
  }

  /** What the program says without any further test; the same for all that only look at it. */
  Answer ranked() throws Exception {
    if (ranked == null) {
      ranked = diagnose("--samples", "1");
    }
    return ranked;
  }

  /** Ranks anew, with the reason why a cause does not lead. */
  private Program weigh(String cause) throws Exception {
    return Program.within(
        decoys.wrapper(), "diagnose", "--samples", "1", "--quiet", "--why-not", cause);
  }

  Answer diagnose(String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("diagnose", "--format", "json", "--quiet"));
    arguments.addAll(List.of(options));
    return Program.within(decoys.wrapper(), arguments.toArray(new String[0])).answer();
  }

  /** Traces while visitors come, and holds that nothing was reloaded or is still traced. */
  Answer traced() throws Exception {
    List<Long> before = incident.workers();
    Answer answer;
    try (Visitors visitors = Visitors.of(incident::request, BETWEEN_VISITS)) {
      answer = diagnose("--auto", "--allow", "intrusive");
      assertTrue(visitors.made() > 0);
    }
    assertEquals(before, incident.workers(), "a worker was replaced");
    for (long worker : incident.workers()) {
      assertEquals(0, Descriptors.tracer(worker), "a worker is still traced");
    }
    assertTrue(ProcessHandle.of(incident.phpFpmPid()).isPresent());
    return answer;
  }

  void assertCallSiteLeads(Answer answer) {
    Answer.Hypothesis first = answer.first();
    assertEquals("socket-leak-extension", first.cause(), answer::summary);
    assertTrue(first.probability() >= 0.9, answer::summary);
    String site =
        first
            .because("leaking-socket-function-traced")
            .or(() -> first.because("starved-function-traced"))
            .orElse("");
    assertTrue(site.contains(PhpExtension.LIBRARY), first.json()::toString);
    assertTrue(site.contains(PhpExtension.FUNCTION), first.json()::toString);
    assertTrue(first.chain().contains("socket-leak-unbound"), first.chain()::toString);
    String cleared = answer.ruledOut("version-upgrade-regression");
    assertTrue(cleared.contains(PhpExtension.LIBRARY), cleared);
  }
}
