package dev.culprit.parse;

import dev.culprit.fact.ConnectionTally;
import dev.culprit.fact.HttpProbe;
import dev.culprit.fact.NameLookup;
import dev.culprit.fact.NeighbourSeen;
import dev.culprit.fact.Origin;
import dev.culprit.fact.PingResult;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Remembers, packet by packet, what was asked and who answered. */
final class PacketBook {

  /** The end of a name or number behind the last point, which is the port. */
  private static final Pattern ENDPOINT = Pattern.compile("(.+)\\.([a-z][\\w-]{0,20}|\\d{1,5})");

  private static final Pattern TCP =
      Pattern.compile("(?:Flags \\[([A-Z.]{1,8})\\]|([SFRP.]{1,4})[ ,]).*");

  private static final Pattern QUESTION =
      Pattern.compile(
          "(\\d{1,5})[+%\\[\\]0-9a-z]{0,20} (?:\\[\\w{1,8}\\] )?"
              + "(?:A|AAAA|PTR|SRV|MX|TXT|NS|CNAME|ANY|SOA|HTTPS)\\? (\\S{1,255}?)\\.? .*");

  private static final Pattern ANSWER =
      Pattern.compile(
          "(\\d{1,5})[*|\\-$]{0,4}(?: (NXDomain|ServFail|Refused|FormErr))?[*|\\-$]{0,4} .*");

  private static final Pattern ICMP =
      Pattern.compile(
          "ICMP6?,? (?:destination )?(?:unreachable, unreachable \\w{1,20}, )?(?:(host|net) )?"
              + "(\\S{1,60})(?: (?:tcp|udp) port \\S{1,20})? unreachable"
              + "(?: - (admin prohibited|need to frag \\(mtu (\\d{1,5})\\)).{0,40})?.*");

  private static final Pattern SOUGHT =
      Pattern.compile(
          " ?(?:Ethernet.{0,60}, )?(?:Request )?who-has (\\S{1,60})(?: \\(\\S{1,60}\\))?"
              + " tell (\\S{1,60}?),?(?: .*)?");

  private static final Pattern ANSWERED =
      Pattern.compile(" ?(?:Ethernet.{0,60}, )?[Rr]eply (\\S{1,60}) is-at .*");

  /** Connections, questions and addresses that are remembered. */
  private static final int MOST = 20_000;

  /** One attempt to connect, by both its ends. */
  private record Attempt(String server, Origin origin) {}

  private final Sink out;
  private final Map<String, Attempt> attempts = new LinkedHashMap<>();
  private final Map<String, Integer> answered = new HashMap<>();
  private final Set<String> refused = new HashSet<>();
  private final Map<String, Question> questions = new LinkedHashMap<>();
  private final Map<String, Sought> sought = new LinkedHashMap<>();
  private final Set<String> told = new HashSet<>();

  /** A question to a name server that waits for its answer. */
  private record Question(String name, String server, int tries, Origin origin) {}

  /** An address that somebody seeks, and how often. */
  private record Sought(int times, Origin origin) {}

  PacketBook(Sink out) {
    this.out = out;
  }

  /** Takes a packet. */
  void packet(String from, String to, String rest, int number, String line) {
    Matcher tcp = TCP.matcher(rest);
    Matcher icmp = ICMP.matcher(rest);
    if (tcp.matches()) {
      tcp(tcp.group(1) == null ? tcp.group(2) : tcp.group(1), from, to, rest, number, line);
    } else if (icmp.matches()) {
      returned(icmp, number, line);
    } else {
      names(from, to, rest, number, line);
    }
  }

  private void tcp(String flags, String from, String to, String rest, int number, String line) {
    boolean begins = flags.contains("S");
    boolean acknowledges = flags.contains(".") || rest.contains(" ack ");
    if (begins && !acknowledges && attempts.size() < MOST) {
      attempts.putIfAbsent(from + ' ' + to, new Attempt(to, out.at(number, line)));
    }
    Attempt attempt = attempts.get(to + ' ' + from);
    if (attempt == null) {
      return;
    }
    if (flags.contains("R") && refused.size() < MOST) {
      attempts.remove(to + ' ' + from);
      if (!answered.containsKey(from) && refused.add(from)) {
        out.observe(probe(address(from), "refused", out.at(number, line)));
      }
    } else if (begins && acknowledges) {
      attempts.remove(to + ' ' + from);
      answered.merge(from, 1, Integer::sum);
    }
  }

  private static HttpProbe probe(String target, String outcome, Origin origin) {
    double none = Double.NaN;
    return new HttpProbe(target, outcome, -1, none, none, none, none, origin);
  }

  /** {@code address:port} of {@code address.port}. */
  private static String address(String endpoint) {
    Matcher parts = ENDPOINT.matcher(endpoint);
    return parts.matches() ? parts.group(1) + ':' + parts.group(2) : endpoint;
  }

  private void returned(Matcher icmp, int number, String line) {
    String more = icmp.group(3) == null ? "" : icmp.group(3);
    // what a router on the way says; this host's own table had a route
    String word =
        more.startsWith("admin")
            ? "prohibited"
            : more.startsWith("need")
                ? "frag-needed"
                : icmp.group(1) == null ? "" : "host-unreachable";
    int mtu = icmp.group(4) == null ? -1 : Text.integer(icmp.group(4));
    if (!word.isEmpty() && told.size() < MOST && told.add(word + icmp.group(2))) {
      Origin origin = out.at(number, line);
      out.observe(new PingResult(icmp.group(2), -1, -1, -1, 0, word, mtu, out.sample(), origin));
    }
  }

  private void names(String from, String to, String rest, int number, String line) {
    Matcher question = QUESTION.matcher(rest);
    Matcher answer = ANSWER.matcher(rest);
    if (isNameServer(to) && question.matches()) {
      String key = from + ' ' + to + ' ' + question.group(1);
      Question known = questions.get(key);
      if (questions.size() < MOST || known != null) {
        int tries = known == null ? 1 : known.tries() + 1;
        Origin origin = known == null ? out.at(number, line) : known.origin();
        String server = ENDPOINT.matcher(to).replaceFirst("$1");
        questions.put(key, new Question(question.group(2), server, tries, origin));
      }
    } else if (isNameServer(from) && answer.matches()) {
      Question known = questions.remove(to + ' ' + from + ' ' + answer.group(1));
      String status = answer.group(2) == null ? "NOERROR" : status(answer.group(2));
      if (known != null && told.size() < MOST && told.add(known.name() + status)) {
        int lost = known.tries() - 1;
        out.observe(
            new NameLookup(
                known.name(), known.server(), status, Double.NaN, lost, out.at(number, line)));
      }
    }
  }

  private static boolean isNameServer(String endpoint) {
    return endpoint.endsWith(".53") || endpoint.endsWith(".domain");
  }

  private static String status(String word) {
    return word.equals("FormErr") ? "FORMERR" : word.toUpperCase(Locale.ROOT);
  }

  /** Takes what ARP says; false where it is neither a question nor an answer. */
  boolean neighbour(String text, int number, String line) {
    Matcher asked = SOUGHT.matcher(text);
    Matcher reply = ANSWERED.matcher(text);
    if (reply.matches()) {
      sought.remove(reply.group(1));
    } else if (asked.matches() && sought.size() < MOST) {
      Sought known = sought.get(asked.group(1));
      int times = known == null ? 1 : known.times() + 1;
      Origin origin = known == null ? out.at(number, line) : known.origin();
      sought.put(asked.group(1), new Sought(times, origin));
    }
    return asked.matches() || reply.matches() || text.contains("Announcement");
  }

  /** Connections that nobody answered, and how many to the same host were answered meanwhile. */
  private void connections() {
    Map<String, Integer> waiting = new LinkedHashMap<>();
    Map<String, Origin> proof = new HashMap<>();
    Map<String, Origin> hosts = new HashMap<>();
    for (Attempt attempt : attempts.values()) {
      waiting.merge(attempt.server(), 1, Integer::sum);
      proof.putIfAbsent(attempt.server(), attempt.origin());
      hosts.putIfAbsent(host(attempt.server()), attempt.origin());
    }
    waiting.forEach((server, count) -> connections(server, "SYN_SENT", count, proof.get(server)));
    answered.forEach(
        (server, count) -> {
          Origin origin = hosts.get(host(server));
          if (origin != null) {
            connections(server, "ESTABLISHED", count, origin);
          }
        });
  }

  private static String host(String endpoint) {
    return ENDPOINT.matcher(endpoint).replaceFirst("$1");
  }

  /** Says what nobody answered. */
  void end() {
    connections();
    questions.values().stream()
        .filter(question -> question.tries() > 1)
        .forEach(
            question ->
                out.observe(
                    new NameLookup(
                        question.name(),
                        question.server(),
                        "no-answer",
                        Double.NaN,
                        question.tries(),
                        question.origin())));
    sought.forEach(
        (address, asked) -> {
          // the first tries may have been answered before the capture began
          if (asked.times() > 2) {
            out.observe(new NeighbourSeen(address, "", "", "INCOMPLETE", asked.origin()));
          }
        });
  }

  private void connections(String server, String state, int count, Origin origin) {
    out.observe(
        new ConnectionTally(
            "tcp", state, 0, "", false, 0, address(server), -1, count, out.sample(), origin));
  }
}
