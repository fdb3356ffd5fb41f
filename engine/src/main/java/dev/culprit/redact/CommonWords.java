package dev.culprit.redact;

import dev.culprit.knowledge.Knowledge;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that tell nothing of a site: those that pages, signatures and daemons use, and the accounts
 * and names that every distribution has. A name made of them alone is hidden only where it is
 * surely a name.
 */
final class CommonWords {

  private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");

  private static final Set<String> EVERYWHERE =
      Set.of(
          """
          localhost localdomain localhost4 localhost6 broadcasthost ip6 allnodes allrouters
          loopback root daemon bin sys sync games man lp mail news uucp proxy backup list irc
          gnats nobody nogroup www data operator halt shutdown adm ftp apache nginx httpd
          mysql mariadb postgres postgresql redis memcached mongodb mongod rabbitmq
          elasticsearch kafka zookeeper haproxy varnish squid bind named unbound dnsmasq
          postfix dovecot exim sshd ssh dbus messagebus polkitd systemd network resolve
          timesync coredump chrony ntp rpc statd rpcuser nfsnobody tss usbmux avahi rtkit
          uuidd tcpdump syslog landscape pollinate snapd lxd docker containerd kubelet etcd
          consul vault prometheus grafana node exporter zabbix nagios telegraf tomcat jetty
          jenkins gitlab git puppet ansible cron crond atd cups pulse colord saned whoopsie
          kernel user users host hosts server service unknown none null default admin
          administrator master slave primary replica worker main app web api test dev prod
          local home guest anonymous system manager client peer remote gateway router switch
          from for the and not with via to on in by is was as at of or invalid password
          publickey pam session opened closed failed accepted if no yes true false
          authentication failure error connection connected disconnected received reset
          timeout closing preauth port rhost ruser logname uid euid gid tty
          """
              .strip()
              .split("\\s+"));

  private final Set<String> words = new HashSet<>(EVERYWHERE);

  /** The words of this knowledge base. */
  CommonWords(Knowledge knowledge) {
    knowledge.signatures().forEach(s -> add(s.pattern().text()));
    knowledge.software().forEach(s -> add(s.id() + " " + s.processes() + " " + s.units()));
    knowledge.causes().keySet().forEach(this::add);
    knowledge.findings().keySet().forEach(this::add);
  }

  private void add(String text) {
    Matcher found = WORD.matcher(text);
    while (found.find()) {
      words.add(found.group().toLowerCase(Locale.ROOT));
    }
  }

  /** Whether it is one of them, or made of them and of nothing else. */
  boolean has(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    if (words.contains(small)) {
      return true;
    }
    Matcher found = WORD.matcher(small);
    int letters = 0;
    while (found.find()) {
      if (!words.contains(found.group())) {
        return false;
      }
      letters += found.group().length();
    }
    return letters > 0 && small.chars().noneMatch(Character::isDigit);
  }

  /** An account that distributions and daemons bring along. */
  boolean isAccount(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return EVERYWHERE.contains(small)
        || small.startsWith("systemd-")
        || small.startsWith("_")
        || small.equals("www-data")
        || words.contains(small);
  }
}
