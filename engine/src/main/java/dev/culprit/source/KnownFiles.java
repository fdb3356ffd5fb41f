package dev.culprit.source;

import java.util.HashMap;
import java.util.Map;

/** Files that are known by their bare name, when somebody saved them without their folder. */
final class KnownFiles {

  private static final String PATHS =
      """
      /etc/apache2/apache2.conf /etc/apache2/mods-enabled/mpm_event.conf
      /etc/apache2/mods-enabled/mpm_prefork.conf /etc/apache2/mods-enabled/mpm_worker.conf
      /etc/fstab /etc/haproxy/haproxy.cfg /etc/hosts /etc/httpd/conf/httpd.conf /etc/my.cnf
      /etc/nginx/nginx.conf /etc/nsswitch.conf /etc/os-release /etc/php-fpm.d/www.conf
      /etc/passwd /etc/php.ini /etc/postgresql/postgresql.conf /etc/redis/redis.conf /etc/resolv.conf
      /etc/security/limits.conf /etc/ssh/sshd_config /etc/sysctl.conf
      /proc/buddyinfo /proc/cpuinfo /proc/diskstats /proc/interrupts /proc/loadavg /proc/locks
      /proc/mdstat /proc/meminfo /proc/mounts /proc/pagetypeinfo /proc/slabinfo /proc/softirqs
      /proc/swaps /proc/zoneinfo /proc/net/nf_conntrack /proc/net/sockstat /proc/net/sockstat6
      /proc/net/softnet_stat /proc/sys/fs/file-max /proc/sys/fs/file-nr /proc/sys/fs/nr_open
      /proc/sys/net/core/somaxconn /proc/sys/net/ipv4/ip_local_port_range
      """;

  /** Files whose bare name is a tool's or too common; known only with their folders before them. */
  private static final String WITH_FOLDER =
      """
      /proc/net/arp /proc/net/dev /proc/net/netlink /proc/net/netstat /proc/net/packet
      /proc/net/raw /proc/net/raw6 /proc/net/route /proc/net/snmp /proc/net/tcp /proc/net/tcp6
      /proc/net/udp /proc/net/udp6 /proc/net/unix /proc/pressure/cpu /proc/pressure/io
      /proc/pressure/memory /proc/stat /proc/uptime /proc/version /proc/vmstat /proc/cmdline
      /var/log/messages /var/log/syslog /var/log/dpkg.log /var/log/nginx/error.log
      /var/log/nginx/access.log /var/log/apache2/error.log /var/log/httpd/error_log
      """;

  private static final Map<String, String> BY_NAME = byName();

  private KnownFiles() {}

  /**
   * The file that was saved as {@code name}: {@code meminfo}, {@code proc-net-tcp} or {@code
   * proc_net_tcp}; "" if it is none.
   */
  static String file(String name) {
    String exact = BY_NAME.get(name);
    return exact != null ? exact : BY_NAME.getOrDefault(folded(name), "");
  }

  private static Map<String, String> byName() {
    Map<String, String> names = new HashMap<>();
    for (String path : PATHS.strip().split("\\s+", -1)) {
      names.put(path.substring(path.lastIndexOf('/') + 1), path);
      names.put(folded(path.substring(1)), path);
    }
    for (String path : WITH_FOLDER.strip().split("\\s+", -1)) {
      names.put(folded(path.substring(1)), path);
    }
    return names;
  }

  private static String folded(String path) {
    return path.replace('-', '/').replace('_', '/').replace('.', '/');
  }
}
