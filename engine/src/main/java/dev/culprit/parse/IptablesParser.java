package dev.culprit.parse;

import dev.culprit.fact.FirewallRule;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code iptables -L} with or without -v and -n, {@code iptables -S} and iptables-save. */
final class IptablesParser extends LineParser {

  private static final Set<String> POLICIES = Set.of("ACCEPT", "DROP", "REJECT", "QUEUE", "RETURN");

  private static final Pattern PORTS =
      Pattern.compile("\\b([ds]pt:|[ds]ports )([A-Za-z0-9][\\w,-]{0,200})");

  private static final Set<String> PROTOCOLS =
      Set.of(
          "all",
          "tcp",
          "udp",
          "icmp",
          "ipv6-icmp",
          "icmpv6",
          "udplite",
          "sctp",
          "esp",
          "ah",
          "gre",
          "vrrp",
          "igmp",
          "ospf",
          "ipv6",
          "ipencap",
          "mh",
          "dccp");

  private static final int MOST = 5_000;

  IptablesParser() {
    super("iptables");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(
        reading,
        "iptables",
        "ip6tables",
        "iptables-save",
        "ip6tables-save",
        "iptables-legacy",
        "iptables-nft",
        "iptables-legacy-save",
        "iptables-nft-save");
  }

  @Override
  public int recognise(List<String> head) {
    for (String line : head) {
      boolean list =
          line.startsWith("Chain ") && (line.contains("(policy ") || line.contains("references)"));
      boolean save =
          line.equals("*filter")
              || line.equals("*nat")
              || line.equals("*mangle")
              || line.equals("*raw");
      if (list || save || line.startsWith("-P INPUT ") || line.startsWith("-A INPUT ")) {
        return 95;
      }
    }
    return head.stream().anyMatch(line -> rule(Text.words(line, 40)) >= 0) ? 90 : 0;
  }

  /** Where the target stands in a row that was pasted without the heads above it, or -1. */
  private static int rule(List<String> words) {
    for (int i = 0; i < 4 && i + 4 < words.size(); i++) {
      boolean target = POLICIES.contains(words.get(i)) || words.get(i).equals("LOG");
      boolean numbers = words.subList(0, i).stream().allMatch(w -> Text.count(w) >= 0);
      if (target && numbers) {
        int option = words.indexOf("--");
        boolean addresses =
            option == i + 2
                && words.stream().skip(option).filter(IptablesParser::isNetwork).count() >= 2;
        return addresses ? i : -1;
      }
    }
    return -1;
  }

  private static boolean isNetwork(String word) {
    return word.equals("anywhere")
        || word.equals("::/0")
        || word.matches("\\d{1,3}(?:\\.\\d{1,3}){3}(?:/\\d+)?");
  }

  @Override
  Rows begin(Sink out) {
    return new Rules(out);
  }

  private static final class Rules implements Rows {

    private final Sink out;
    private String table = "filter";
    private String chain = "";
    private boolean verbose;
    private boolean numbered;
    private int count;

    Rules(Sink out) {
      this.out = out;
      int option = out.asked().indexOf("-t ");
      if (option > 0) {
        table = Text.words(out.asked().substring(option + 3), 2).get(0);
      }
    }

    @Override
    public boolean row(String line, int number) {
      if (line.startsWith("Chain ")) {
        return chain(line, number);
      } else if (line.startsWith("*")) {
        table = line.substring(1).strip();
        return true;
      } else if (line.startsWith("#") || line.equals("COMMIT")) {
        return true;
      } else if (line.startsWith(":") || line.startsWith("-P ")) {
        return policy(line, number);
      } else if (line.startsWith("-A ") || line.startsWith("[") || line.startsWith("-N ")) {
        return saved(line, number);
      }
      List<String> words = Text.words(line, 40);
      if (words.contains("target") && words.contains("prot")) {
        verbose = words.contains("pkts");
        numbered = words.contains("num");
        return true;
      }
      int target = chain.isEmpty() ? rule(words) : -1;
      if (target >= 0) {
        headless(words, target, line, number);
        return true;
      }
      return !chain.isEmpty() && listed(words, line, number);
    }

    private boolean chain(String line, int number) {
      List<String> words = Text.words(line.replace('(', ' ').replace(')', ' '), 12);
      if (words.size() < 2) {
        return false;
      }
      chain = words.get(1);
      int policy = words.indexOf("policy");
      if (policy > 0 && policy + 1 < words.size()) {
        long packets = policy + 2 < words.size() ? Text.count(words.get(policy + 2)) : -1;
        observe(chain, words.get(policy + 1), true, "", packets, line, number);
      }
      return true;
    }

    /** {@code :INPUT DROP [12:800]} and {@code -P INPUT DROP}. */
    private boolean policy(String line, int number) {
      List<String> words =
          Text.words(line.startsWith("-P ") ? line.substring(3) : line.substring(1), 4);
      if (words.size() >= 2 && POLICIES.contains(words.get(1))) {
        long packets = words.size() > 2 ? bracket(words.get(2)) : -1;
        observe(words.get(0), words.get(1), true, "", packets, line, number);
      }
      return !words.isEmpty();
    }

    /** {@code [12:800] -A INPUT -p tcp --dport 80 -j DROP}. */
    private boolean saved(String line, int number) {
      List<String> words = Text.words(line, 80);
      int add = words.indexOf("-A");
      if (add < 0 || add + 1 >= words.size()) {
        return line.startsWith("-N ");
      }
      int jump = Math.max(words.indexOf("-j"), words.indexOf("-g"));
      String action = jump > 0 && jump + 1 < words.size() ? words.get(jump + 1) : "";
      int end = jump > add ? jump : words.size();
      String match = String.join(" ", words.subList(add + 2, Math.max(add + 2, end)));
      long packets = add == 1 ? bracket(words.get(0)) : -1;
      if (action.isEmpty() && match.isEmpty()) {
        return false;
      }
      observe(words.get(add + 1), action, false, match, packets, line, number);
      return true;
    }

    private static long bracket(String word) {
      int colon = word.indexOf(':');
      return word.startsWith("[") && colon > 1 ? Text.number(word.substring(1, colon), -1) : -1;
    }

    /** A row without the name of its chain: most people paste those of INPUT. */
    private void headless(List<String> words, int target, String line, int number) {
      long packets = target >= 2 ? Text.count(words.get(target - 2)) : -1;
      String match = String.join(" ", words.subList(target + 1, words.size()));
      observe("INPUT", words.get(target), false, numbered(match), packets, line, number);
    }

    private boolean listed(List<String> words, String line, int number) {
      int target = (numbered ? 1 : 0) + (verbose ? 2 : 0);
      if (words.size() < target + 3) {
        return false;
      }
      long packets = verbose ? Text.count(words.get(numbered ? 1 : 0)) : -1;
      // a rule that only counts has no target: its protocol stands there
      boolean none = isProtocol(words.get(target)) && !isProtocol(words.get(target + 1));
      String match = String.join(" ", words.subList(none ? target : target + 1, words.size()));
      String action = none ? "" : words.get(target);
      observe(chain, action, false, numbered(match), packets, line, number);
      return true;
    }

    /** With the numbers of the ports that stand there by name where -n was not asked for. */
    private static String numbered(String match) {
      return PORTS
          .matcher(match)
          .replaceAll(
              named -> {
                StringBuilder ports = new StringBuilder();
                for (String port : named.group(2).split(",", 40)) {
                  int known = Text.isNumber(port) ? -1 : Ports.number(port);
                  ports.append(ports.length() == 0 ? "" : ",").append(known > 0 ? known : port);
                }
                return named.group(1) + ports;
              });
    }

    private static boolean isProtocol(String word) {
      return PROTOCOLS.contains(word) || Text.isNumber(word);
    }

    private void observe(
        String of,
        String action,
        boolean policy,
        String match,
        long packets,
        String line,
        int number) {
      if (count++ < MOST) {
        out.observe(
            new FirewallRule(
                table, of, action, policy, match, packets, out.sample(), out.at(number, line)));
      }
    }
  }
}
