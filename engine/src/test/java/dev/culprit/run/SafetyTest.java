package dev.culprit.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.culprit.run.Safety.Kind;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of what is never run, and of what only reads. */
class SafetyTest {

  private static Kind kind(String command) throws NeedsShellException {
    Plan plan = Plan.of(command);
    Kind before = Safety.BUILT_IN.judge(plan).kind();
    Kind after = Safety.BUILT_IN.judge(plan.fill(Map.of("v", "x")).orElseThrow()).kind();
    return before.compareTo(after) > 0 ? before : after;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rm -rf /",
        "/bin/rm x",
        "dd if=/dev/zero of=/dev/sda",
        "mkfs.ext4 /dev/sda1",
        "mkfs -t xfs /dev/sda",
        "kill -9 1",
        "pkill nginx",
        "killall php-fpm",
        "reboot",
        "shutdown -h now",
        "init 0",
        "iptables -F",
        "iptables -P INPUT DROP",
        "iptables -t nat -F",
        "nft flush ruleset",
        "ip link set eth0 down",
        "ip route del default",
        "ip addr add 1.2.3.4/8 dev lo",
        "systemctl reboot",
        "systemctl disable nginx",
        "systemctl kill nginx",
        "sh -c id",
        "bash x.sh",
        "python3 -c 1",
        "perl -e 1",
        "timeout 5 rm x",
        "timeout 5 sh -c id",
        "nice -n 5 reboot",
        "env X=1 rm y",
        "find / -delete",
        "find / -exec rm x {} +",
        "ls | xargs rm",
        "ls | xargs -n 1 kill",
        "sed -i s/a/b/ /etc/passwd",
        "awk 'BEGIN { system(\"id\") }'",
        "awk '{ print > \"/etc/passwd\" }' x",
        "tee /etc/passwd",
        "dmesg -C",
        "dmesg -c",
        "journalctl --vacuum-size=1M",
        "ss -K dst 10.0.0.1",
        "conntrack -F",
        "mount -o remount,rw /",
        "umount /data",
        "apt-get install x",
        "apt-get update",
        "dpkg -i x.deb",
        "rpm -e x",
        "yum -y update",
        "psql -c 'DROP TABLE x'",
        "psql -c 'SELECT pg_terminate_backend(1)'",
        "mysql -e 'KILL 5'",
        "redis-cli flushall",
        "redis-cli config set maxmemory 1",
        "docker rm x",
        "kubectl delete pod x",
        "crontab -r",
        "curl -X POST http://x",
        "curl -d a=b http://x",
        "curl -o /etc/passwd http://x",
        "wget -O- --post-data=x http://x",
        "gdb -p 1 -batch -ex 'call exit(1)'",
        "gdb -p 1 -ex kill",
        "strace --inject=open:error=EIO -p 1",
        "tcpdump -w /x",
        "chmod 777 /",
        "chown x /",
        "sudo ls",
        "sort -o /etc/passwd x",
        "swapoff -a",
        "fuser -k /data",
        "rmmod x",
        "date -s 2020",
        "mv a b",
        "cp a b",
        "truncate -s 0 x",
        "tc qdisc del dev eth0 root",
        "ethtool -K eth0 tso off",
        "ifconfig eth0 down",
        "passwd root",
        "awk '$1 == \"{v}\"' x",
        "sed -n '/{v}/p' x",
        "{v} -a",
        "sysctl -p",
        "nginx -s stop",
        "haproxy -sf 1"
      })
  void isNeverRun(String command) throws NeedsShellException {
    assertEquals(Kind.NEVER, kind(command), command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ss -tanp",
        "lsof -nP -p 1",
        "cat /proc/meminfo",
        "systemctl status nginx --no-pager",
        "systemctl show nginx -p LimitNOFILE",
        "journalctl -u nginx -n 50 --no-pager",
        "ip -s link",
        "ip route show table all",
        "iptables -nvL",
        "nft list ruleset",
        "dmesg -T | grep -i oom | tail",
        "timeout 5 stat -f /data",
        "ps -eo pid,args --sort=-rss | head",
        "sysctl net.core.somaxconn",
        "psql -U postgres -c 'SHOW max_connections'",
        "awk '{ print $1 }' x | sort | uniq -c",
        "find /var -xdev -size +1M",
        "apt-cache policy x",
        "dpkg -l x",
        "nginx -t",
        "mount -t nfs",
        "df -h",
        "crontab -l",
        "date -u",
        "ethtool eth0"
      })
  void reads(String command) throws NeedsShellException {
    Kind kind = kind(command);
    assertEquals(command.startsWith("crontab") ? Kind.CHANGES : Kind.READS, kind, command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "systemctl restart nginx", "systemctl reload nginx", "sysctl -w net.core.somaxconn=1024",
            "timeout 5 strace -f -p 1",
        "curl -sI http://localhost/", "ping -c 3 10.0.0.1", "prlimit --pid 1 --nofile=65535",
            "some-tool-nobody-knows"
      })
  void changesOrMayDoMoreThanRead(String command) throws NeedsShellException {
    assertEquals(Kind.CHANGES, kind(command), command);
  }
}
