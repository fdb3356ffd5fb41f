package dev.culprit.bench;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A syslog in the order of time: what daemons write all day, and among it a share of lines that
 * signatures know, some kinds often and most seldom.
 */
final class SystemLog implements Rows {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("MMM d HH:mm:ss", Locale.ROOT);

  private final Dice dice;
  private final List<String> known;
  private final double share;
  private LocalDateTime time = LocalDateTime.of(2026, 11, 1, 0, 0);
  private String stamp = "";

  /**
   * A log.
   *
   * @param known lines that signatures match
   * @param share of them among all lines, 0 to 1
   */
  SystemLog(Dice dice, List<String> known, double share) {
    this.dice = dice;
    this.known = known;
    this.share = share;
  }

  @Override
  public String next() {
    if (stamp.isEmpty() || dice.happens(0.2)) {
      time = time.plusSeconds(dice.number(0, 2));
      String date = STAMP.format(time);
      stamp = date.charAt(5) == ' ' ? date.substring(0, 4) + " " + date.substring(4) : date;
    }
    String message =
        dice.happens(share) ? "app: " + known.get(dice.early(known.size())) : everyday();
    return stamp + " web01 " + message + "\n";
  }

  private String everyday() {
    return switch (dice.number(0, 13)) {
      case 0 -> daemon("CRON") + "(root) CMD (  /usr/lib/sysstat/debian-sa1 1 1)";
      case 1 ->
          daemon("sshd")
              + "Accepted publickey for deploy from "
              + dice.address()
              + " port "
              + dice.number(1024, 65535)
              + " ssh2: ED25519 SHA256:"
              + dice.hex(43);
      case 2 -> daemon("systemd") + "Started session-" + dice.number(1, 99999) + ".scope - Session";
      case 3 ->
          daemon("postfix/qmgr")
              + dice.hex(10).toUpperCase(Locale.ROOT)
              + ": from=<shop@example.com>, size="
              + dice.number(800, 90000)
              + ", nrcpt=1 (queue active)";
      case 4 ->
          daemon("named")
              + "client @0x7f"
              + dice.hex(10)
              + " "
              + dice.address()
              + "#"
              + dice.number(1024, 65535)
              + " ("
              + dice.word()
              + ".example.com): query: "
              + dice.word()
              + ".example.com IN A +E(0)K (192.0.2.53)";
      case 5 ->
          daemon("dhclient")
              + "DHCPREQUEST for "
              + dice.address()
              + " on eth0 to 192.0.2.1 port 67";
      case 6 ->
          daemon("dbus-daemon") + "[system] Successfully activated service 'org.example.Hostname1'";
      default -> application();
    };
  }

  private String application() {
    String id = dice.hex(16);
    return switch (dice.number(0, 5)) {
      case 0 ->
          daemon("shop")
              + "INFO  [http-nio-8080-exec-"
              + dice.number(1, 200)
              + "] c.e.shop.OrderService - "
              + dice.word()
              + " "
              + dice.number(1, 9999999)
              + " saved in "
              + dice.number(1, 400)
              + " ms, trace="
              + id;
      case 1 ->
          daemon("shop")
              + "DEBUG [worker-"
              + dice.number(1, 64)
              + "] c.e.shop.Cache - hit="
              + dice.number(1, 99999)
              + " miss="
              + dice.number(1, 999)
              + " errors=0 key="
              + dice.word()
              + ":"
              + id;
      case 2 ->
          daemon("worker")
              + "{\"level\":\"info\",\"job\":\""
              + dice.word()
              + "\",\"id\":\""
              + id
              + "\",\"millis\":"
              + dice.number(1, 90000)
              + ",\"retries\":0}";
      case 3 ->
          daemon("gateway")
              + dice.address()
              + " \"GET /api/v2/"
              + dice.word()
              + "/"
              + dice.number(1, 99999)
              + " HTTP/1.1\" 200 "
              + dice.number(100, 90000)
              + " upstream="
              + dice.number(1, 900)
              + "ms";
      case 4 ->
          daemon("kubelet")
              + "I1101 "
              + dice.number(100000, 999999)
              + " kubelet.go:2461] \"SyncLoop (PLEG): event for pod\" pod=\"shop/"
              + dice.word()
              + "-"
              + dice.hex(10)
              + "\" event=&{ID:"
              + dice.hex(8)
              + " Type:ContainerStarted}";
      default ->
          daemon("audit")
              + "USER_ACCT pid="
              + dice.number(300, 99999)
              + " uid=0 auid=4294967295 ses=4294967295 msg='op=PAM:accounting grantors=pam_permit"
              + " acct=\"root\" exe=\"/usr/sbin/cron\" hostname=? addr=? terminal=cron res=success'";
    };
  }

  private String daemon(String name) {
    return name + "[" + dice.number(300, 4194303) + "]: ";
  }
}
