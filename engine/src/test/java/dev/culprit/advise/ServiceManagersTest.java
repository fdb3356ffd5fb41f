package dev.culprit.advise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.culprit.knowledge.Remedy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceManagersTest {

  private static final String RESTART = "systemctl restart {unit}";

  private static Map<String, String> of(String manager) {
    Map<String, String> values = new HashMap<>();
    values.put(ServiceManagers.MANAGER, manager);
    values.put("unit", "nginx.service");
    values.put("script", "nginx");
    values.put("service", "nginx");
    return values;
  }

  @Test
  void systemdIsTakenForGranted() {
    assertEquals(RESTART, ServiceManagers.adapted(RESTART, Map.of()));
    assertEquals("systemctl restart nginx.service", ServiceManagers.fill(RESTART, of("systemd")));
  }

  @Test
  void eachManagerIsToldInItsOwnWords() {
    assertEquals("service nginx restart", ServiceManagers.fill(RESTART, of("sysv")));
    assertEquals("rc-service nginx restart", ServiceManagers.fill(RESTART, of("openrc")));
    assertEquals("supervisorctl restart nginx", ServiceManagers.fill(RESTART, of("supervisord")));
    assertEquals("sv restart nginx", ServiceManagers.fill(RESTART, of("runit")));
  }

  @Test
  void optionsOfSystemctlAreLeftOut() {
    assertEquals(
        "service nginx status",
        ServiceManagers.fill(
            "systemctl status {unit} --no-pager -l; journalctl -u {unit} -n 50", of("sysv")));
  }

  @Test
  void whatTheManagerCannotBeAskedIsLeftOut() {
    assertEquals(
        "tail -n 40 /var/log/syslog",
        ServiceManagers.fill("journalctl -u {unit} -n 60; tail -n 40 /var/log/syslog", of("sysv")));
    assertEquals("", ServiceManagers.fill("systemctl edit {unit}", of("sysv")));
    assertEquals("", ServiceManagers.fill("systemctl enable {unit}", of("none")));
  }

  @Test
  void whoHasNoJournalIsAskedForTheLog() {
    String template = "journalctl -u {unit} -n 50 --no-pager";
    assertEquals(
        "supervisorctl tail nginx stderr", ServiceManagers.fill(template, of("supervisord")));
    assertEquals("", ServiceManagers.fill(template, of("sysv")));
    Map<String, String> values = of("sysv");
    values.put(ServiceManagers.LOG, "/var/log/nginx/error.log");
    assertEquals("tail -n 50 /var/log/nginx/error.log", ServiceManagers.fill(template, values));
    values = of("docker");
    values.put("container", "4711");
    assertEquals("docker logs --tail 50 4711", ServiceManagers.fill(template, values));
  }

  @Test
  void theKernelsMessagesAreReadWithoutAJournal() {
    assertEquals("dmesg", ServiceManagers.fill("journalctl -k", of("none")));
    assertEquals(
        "dmesg | grep -i oom", ServiceManagers.fill("journalctl -k --grep=oom", of("none")));
    assertEquals(
        "dmesg | tail -20",
        ServiceManagers.fill("journalctl -k --no-pager | tail -20", of("sysv")));
  }

  @Test
  void aDaemonStartedByHandIsSignalledOnlyWhereItsSignalIsKnown() {
    Map<String, String> values = of("none");
    values.put("main-pid", "4711");
    assertNull(ServiceManagers.fill(RESTART, values));
    values.put("renewing-signal", "HUP");
    assertEquals("kill -HUP 4711", ServiceManagers.fill(RESTART, values));
    assertEquals(
        "nginx -t && kill -HUP 4711",
        ServiceManagers.fill("nginx -t && systemctl reload {unit}", values));
  }

  @Test
  void aSemicolonInQuotesOrBracesCutsNothing() {
    String template = "awk '{print; next}' /f; { date; systemctl reload {unit}; }";
    assertEquals(
        "awk '{print; next}' /f; { date; service nginx reload; }",
        ServiceManagers.fill(template, of("sysv")));
  }

  @Test
  void aLoopIsNotTakenApart() {
    assertEquals(
        "", ServiceManagers.adapted("for u in a b; do systemctl status $u; done", of("sysv")));
  }

  @Test
  void theWayBackIsFilledInAsWell() {
    Remedy step = new Remedy("Stop it", "systemctl stop {unit}", "", "systemctl start {unit}");
    Remedy filled = ServiceManagers.filled(step, of("sysv"));
    assertEquals("service nginx stop", filled.command());
    assertEquals("service nginx start", filled.undo());
  }
}
