package dev.culprit.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.culprit.fact.HostIdentity;
import dev.culprit.fact.LogTally;
import dev.culprit.fact.Observation;
import dev.culprit.fact.Origin;
import dev.culprit.fact.ProcessCgroup;
import dev.culprit.fact.ProcessSeen;
import dev.culprit.fact.ServiceKept;
import dev.culprit.fact.Subject;
import dev.culprit.knowledge.KnowledgeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManagersTest {

  private static final Origin AT = new Origin("ps", 1, "");

  private final List<Observation> read = new ArrayList<>();

  private void process(int pid, int parent, String command, String arguments) {
    read.add(
        new ProcessSeen(pid, parent, "root", command, arguments, 'S', 100, -1, 1, -1, "", 0, AT));
  }

  private void nginx(int parent) {
    process(70, parent, "nginx", "nginx: master process /usr/sbin/nginx");
    process(71, 70, "nginx", "nginx: worker process");
  }

  private ServiceKept kept(String service) {
    ServiceNames names = new ServiceNames(new KnowledgeReader().knowledge());
    Observations observations = new Observations(read);
    observations.of(ProcessSeen.class).forEach(names::learn);
    return Managers.of(observations, names).stream()
        .filter(k -> k.service().equals(Subject.service(service)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theUnitIsTheOneOfTheControlGroup() {
    process(1, 0, "systemd", "/sbin/init");
    nginx(1);
    read.add(new ProcessCgroup(70, "/system.slice/openresty.service", AT));

    assertEquals(
        new ServiceKept(Subject.service("nginx"), "systemd", "openresty.service", 70),
        kept("nginx"));
  }

  @Test
  void systemdIsKnownByItsHelpersWhereItIsCalledInit() {
    process(1, 0, "init", "/sbin/init");
    process(40, 1, "systemd-journald", "/lib/systemd/systemd-journald");
    nginx(1);

    assertEquals("systemd", kept("nginx").manager());
  }

  @Test
  void whatAnInitScriptStartedBelongsToTheFirstProcess() {
    process(1, 0, "init", "init [2]");
    nginx(1);

    assertEquals("sysv", kept("nginx").manager());
    assertEquals(70, kept("nginx").mainPid());
  }

  @Test
  void alpineHasOpenrc() {
    process(1, 0, "init", "/sbin/init");
    read.add(new HostIdentity("edge", "6.6", "Alpine Linux v3.20", AT));
    nginx(1);

    assertEquals("openrc", kept("nginx").manager());
  }

  @Test
  void aParentThatStartsServicesIsTheirManager() {
    process(1, 0, "tini", "tini -- supervisord -n");
    process(9, 1, "supervisord", "/usr/bin/python3 /usr/bin/supervisord -n");
    nginx(9);
    process(20, 1, "runsv", "runsv redis");
    process(21, 20, "redis-server", "redis-server *:6379");

    assertEquals("supervisord", kept("nginx").manager());
    assertEquals("runit", kept("redis-server").manager());
  }

  @Test
  void whatIsDownIsKnownFromItsManagersLog() {
    process(1, 0, "sh", "sh");
    read.add(
        new LogTally(
            "supervisor-restarts",
            "rates",
            Map.of("supervisord", "rates"),
            4,
            null,
            null,
            null,
            4,
            1,
            List.of(AT),
            AT));

    assertEquals("supervisord", kept("rates").manager());
  }

  @Test
  void whatSomebodyStartedByHandHasNoManager() {
    process(1, 0, "sh", "sh");
    process(50, 1, "bash", "bash");
    nginx(50);

    assertEquals("none", kept("nginx").manager());
    assertEquals(70, kept("nginx").mainPid());
  }

  @Test
  void whatAContainersProgramAdoptedIsNotItsInits() {
    process(1, 0, "tini", "tini -- sleep infinity");
    nginx(1);

    assertEquals("none", kept("nginx").manager());
  }

  @Test
  void aContainerSeenFromItsHostIsRestartedAsOne() {
    process(1, 0, "systemd", "/sbin/init");
    nginx(60);
    read.add(new ProcessCgroup(1, "/init.scope", AT));
    read.add(
        new ProcessCgroup(
            70,
            "/system.slice/docker-" + "0123456789ab".repeat(6).substring(0, 64) + ".scope",
            AT));

    assertEquals("docker", kept("nginx").manager());
    assertEquals("0123456789ab", kept("nginx").unit());
  }

  @Test
  void aListWithoutParentsTellsNoMainProcess() {
    process(1, -1, "systemd", "/sbin/init");
    process(70, -1, "nginx", "nginx: master process");

    assertEquals("systemd", kept("nginx").manager());
    assertEquals(0, kept("nginx").mainPid());
  }
}
