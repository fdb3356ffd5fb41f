package dev.culprit.live;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that nobody tells, a table of connections that is full, a filter that drops. */
@Tag("live")
class NetworkFaultsIT {

  /** Two name servers: the first answers if it is told to, the second always. */
  private static final String NAME_SERVERS =
      """
      import socket, struct, sys, threading
      def answers(server, silent):
          while True:
              question, client = server.recvfrom(4096)
              if silent:
                  continue
              end = question.index(0, 12) + 5
              kind = struct.unpack(">H", question[end - 4:end - 2])[0]
              answer = b"\\xc0\\x0c" + struct.pack(">HHIH", 1, 1, 60, 4) + bytes([127, 0, 0, 1])
              head = question[:2] + b"\\x81\\x80" + struct.pack(">HHHH", 1, int(kind == 1), 0, 0)
              server.sendto(head + question[12:end] + (answer if kind == 1 else b""), client)
      for address in ("127.0.0.8", "127.0.0.9"):
          server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
          server.bind((address, 53))
          silent = address == "127.0.0.8" and sys.argv[1] == "silent"
          threading.Thread(target=answers, args=(server, silent)).start()
          streams = socket.create_server((address, 53))
          threading.Thread(target=streams.accept).start()
      """;

  /** Asks a service for the day's rates again and again, and logs as curl does. */
  private static final String ASKS =
      "while :; do curl -sS -m 1 -o /dev/null http://rates.example.net:8081/ 2>> /var/log/rates.log;"
          + " echo asked >> /run/asked; sleep 0.2; done";

  private static final String WEB_SERVER =
      """
      import http.server
      class Rates(http.server.BaseHTTPRequestHandler):
          def do_GET(self):
              self.send_response(200)
              self.send_header("Content-Length", "0")
              self.end_headers()
          def log_message(self, *words):
              pass
      http.server.ThreadingHTTPServer(("0.0.0.0", 8081), Rates).serve_forever()
      """;

  /** More datagrams with a sender and a receiver of their own than are tracked, each once. */
  private static final String SCATTERS =
      """
      import socket, sys, time
      most, sent = int(sys.argv[1]), 0
      for last in range(2, 250):
          sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
          sender.bind(("127.0.0.%d" % last, 0))
          for port in range(1024, 31024):
              if sent == most:
                  break
              sent += 1
              try:
                  sender.sendto(b"x", ("127.0.0.1", port))
              except OSError:
                  pass
      open("/run/scattered", "w").close()
      time.sleep(600)
      """;

  private static final String PROXY =
      """
      listen 127.0.0.1:8080;
      location / { proxy_pass http://127.0.0.1:8081; proxy_connect_timeout 1s; }
      """;

  private static final String NAMES = "/run/names";

  /** The kernel's most tracked connections beyond which filling the table would cost too much. */
  private static final long MOST_TRACKED = 1 << 19;

  @TempDir private Path folder;

  @BeforeEach
  void needs() {
    for (String tool : new String[] {"curl", "dig", "nft", "iptables"}) {
      LiveHost.requireThat(LiveHost.program(tool).isPresent(), "this host lacks " + tool);
    }
  }

  @Test
  void nothingIsWrongWhileNamesAndServicesAnswer() throws Exception {
    try (OwnHost host = OwnHost.start(folder)) {
      names(host, "127.0.0.9");
      host.script("names.py", NAME_SERVERS, "well");
      web(host);
      asks(host);

      host.diagnosed("--samples", "1").assertHealthy();
    }
  }

  @Test
  void noNameServerAnswers() throws Exception {
    try (OwnHost host = OwnHost.start(folder)) {
      names(host, "127.0.0.10");
      Daemon client = host.daemon("sh", "-c", ASKS);
      host.await(client, () -> host.count("/var/log/rates.log", "resolve host") >= 3);

      Answer answer = host.diagnosed("--samples", "1");

      Answer.Hypothesis down = answer.onlyAccused("dns-failure", "this host");
      assertTrue(down.because("name-not-resolved-logged").isPresent(), down::toString);
      assertTrue(answer.command().contains("dig +time=2"), answer::command);
    }
  }

  @Test
  void theFirstNameServerIsSilent() throws Exception {
    try (OwnHost host = OwnHost.start(folder)) {
      names(host, "127.0.0.8", "127.0.0.9");
      host.script("names.py", NAME_SERVERS, "silent");
      web(host);
      Daemon client = host.daemon("sh", "-c", ASKS);
      host.await(client, () -> host.count("/var/log/rates.log", "Resolving timed out") >= 3);

      Answer answer = host.diagnosed("--samples", "1", "--auto", "--budget", "7s");

      Answer.Hypothesis slow = answer.onlyAccused("dns-slow", "this host");
      assertTrue(slow.because("one-name-server-silent").isPresent(), slow::toString);
    }
  }

  @Test
  void noMoreConnectionsCanBeTracked() throws Exception {
    try (OwnHost host = OwnHost.start(folder)) {
      // tracking begins with the first rule that asks for it
      filter(host, "input", "ct state new accept");
      long most =
          Long.parseLong(host.run("cat", "/proc/sys/net/netfilter/nf_conntrack_max").strip());
      LiveHost.requireThat(most <= MOST_TRACKED, most + " connections are too many to make here");
      Daemon scatter = host.script("scatter.py", SCATTERS, String.valueOf(most + 5_000));
      host.await(scatter, () -> Files.exists(host.path("/run/scattered")));

      Answer answer = host.diagnosed("--samples", "1");

      Answer.Hypothesis full = answer.onlyAccused("conntrack-table-full", "this host");
      assertTrue(full.because("conntrack-table-nearly-full").isPresent(), full::toString);
      assertTrue(full.command("contain").contains("nf_conntrack_max="), full::toString);
    }
  }

  @Test
  void aFilterDropsWhatComesForTheService() throws Exception {
    try (OwnHost host = OwnHost.start(folder)) {
      proxied(host);

      Answer answer = host.diagnosed("--samples", "1");

      Answer.Hypothesis dropped = answer.onlyAccused("firewall-drop", "rates.py");
      assertTrue(dropped.because("open-port-never-answers").isPresent(), dropped::toString);
      assertTrue(answer.command().startsWith("iptables -L -v -n"), answer::command);
    }
  }

  @Test
  void theRuleThatDropsIsFoundWhereRulesMayBeRead() throws Exception {
    try (OwnHost host = OwnHost.start(folder)) {
      proxied(host);

      Answer answer = host.diagnosed("--samples", "1", "--auto", "--budget", "7s");

      Answer.Hypothesis dropped = answer.onlyAccused("firewall-drop", "rates.py");
      String rule = dropped.because("filter-drops-service-port").orElse("");
      assertTrue(rule.contains("DROP of chain INPUT"), dropped::toString);
    }
  }

  /** A web server behind a proxy, with a rule between the two, and visitors who waited in vain. */
  private void proxied(OwnHost host) throws Exception {
    LiveHost.requireThat(LiveHost.program("nginx").isPresent(), "this host lacks nginx");
    web(host);
    Path configuration = folder.resolve("nginx.conf");
    Files.writeString(configuration, NginxConfiguration.of(folder, "/var/log/nginx", PROXY));
    String program = LiveHost.program("nginx").orElseThrow().toString();
    Daemon nginx = host.daemon(program, "-c", configuration.toString());
    host.await(nginx, () -> host.says("/proc/net/tcp", "0100007F:1F90 "));
    host.run("iptables", "-A", "INPUT", "-p", "tcp", "--dport", "8081", "-j", "DROP");
    String visit = "curl -s -o /dev/null http://127.0.0.1:8080/ & ";
    Daemon visitors = host.daemon("sh", "-c", visit.repeat(6) + "sleep 600");
    host.await(visitors, () -> host.count("/var/log/nginx/error.log", "timed out") >= 6);
  }

  private void web(OwnHost host) throws Exception {
    Daemon web = host.script("rates.py", WEB_SERVER);
    host.await(web, () -> host.says("/proc/net/tcp", "00000000:1F91 "));
  }

  /** Lets the client ask ten times. */
  private static void asks(OwnHost host) throws Exception {
    Daemon client = host.daemon("sh", "-c", ASKS);
    host.await(client, () -> host.count("/run/asked", "asked") >= 10);
  }

  private static void names(OwnHost host, String... servers) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String server : servers) {
      text.append("nameserver ").append(server).append('\n');
    }
    Files.writeString(host.path(NAMES), text.append("options timeout:2\n"));
  }

  private static void filter(OwnHost host, String hook, String rule) throws Exception {
    host.run("nft", "add table inet shop");
    host.run("nft", "add chain inet shop c { type filter hook " + hook + " priority 0; }");
    host.run("nft", "add rule inet shop c " + rule);
  }
}
