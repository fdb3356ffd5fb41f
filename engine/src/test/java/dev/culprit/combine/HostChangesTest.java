package dev.culprit.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.fact.CodeMoved;
import dev.culprit.fact.FileChanged;
import dev.culprit.fact.HostChange;
import dev.culprit.fact.HostChange.Kind;
import dev.culprit.fact.Measure;
import dev.culprit.fact.Observation;
import dev.culprit.fact.Origin;
import dev.culprit.fact.Subject;
import dev.culprit.fact.ToldClock;
import dev.culprit.knowledge.Pages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostChangesTest {

  private static final Origin AT = new Origin("x", 1, "");
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final Instant ONSET = Instant.parse("2026-11-25T11:00:00Z");

  @Test
  void aServicesConfigurationIsItsOwn() {
    HostChange change = only(file("/etc/gate/gate.conf", "2026-11-25T10:30:00Z"));
    assertEquals(Kind.CONFIGURATION, change.kind());
    assertEquals(Subject.service("gate"), change.subject());
    assertEquals("/etc/gate/gate.conf was written", change.what());
    assertEquals(1.5, change.hoursBefore());
    assertTrue(change.beforeOnset());
  }

  @Test
  void whatCameAfterTheTroubleIsToldSo() {
    assertFalse(only(file("/etc/gate/gate.conf", "2026-11-25T11:30:00Z")).beforeOnset());
  }

  @Test
  void schedulesLinksCheckoutsAndBoots() {
    assertEquals(
        List.of(
            "BOOT the host was started",
            "SCHEDULE /etc/cron.d/sync was written",
            "DEPLOYMENT /srv/shop/current leads to releases/8",
            "DEPLOYMENT /srv/app: pull: Fast-forward"),
        changes(
                new Measure("uptime.seconds", 86_400, 0, AT),
                file("/etc/cron.d/sync", "2026-11-25T01:00:00Z"),
                link("/srv/shop/current", "releases/8", "2026-11-25T02:00:00Z"),
                link("/srv/shop/logo", "images/logo.png", "2026-11-25T02:00:00Z"),
                new CodeMoved(
                    "/srv/app", Instant.parse("2026-11-25T03:00:00Z"), "pull: Fast-forward", AT))
            .stream()
            .map(c -> c.kind() + " " + c.what())
            .toList());
  }

  @Test
  void filesOfOneFolderThatAreWrittenTogetherAreOneChange() {
    List<HostChange> changes =
        changes(
            file("/etc/gate/a", "2026-11-25T10:00:00Z"),
            file("/etc/gate/b", "2026-11-25T10:00:40Z"),
            file("/etc/gate/c", "2026-11-25T10:10:00Z"));
    assertEquals(
        List.of("/etc/gate/a and 1 more were written", "/etc/gate/c was written"),
        changes.stream().map(HostChange::what).toList());
  }

  @Test
  void filesThatOneCopyWroteTellNothing() {
    List<Observation> copied = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      copied.add(file("/etc/gate/" + i, "2026-11-25T11:59:0" + i % 10 + "Z"));
    }
    assertEquals(List.of(), changes(copied.toArray(new Observation[0])));
  }

  @Test
  void oldOnesAreHistoryAndLaterOnesAreWrongClocks() {
    assertEquals(
        List.of(),
        changes(
            file("/etc/gate/a", "2026-10-25T10:00:00Z"),
            file("/etc/gate/b", "2026-11-26T10:00:00Z")));
  }

  private static FileChanged file(String path, String at) {
    return link(path, "", at);
  }

  private static FileChanged link(String path, String target, String at) {
    return new FileChanged(path, target, Instant.parse(at), ToldClock.ZONED, AT);
  }

  private static HostChange only(Observation observation) {
    List<HostChange> changes = changes(observation);
    assertEquals(1, changes.size());
    return changes.get(0);
  }

  private static List<HostChange> changes(Observation... observations) {
    var knowledge = new Pages().software("gate", "configuration: ['^/etc/gate/']").knowledge();
    return new HostChanges(knowledge, NOW, ONSET).of(new Observations(List.of(observations)));
  }
}
