package dev.culprit.source;

import java.util.Set;

/** The tools whose name on a file or after a prompt says what a text is. */
final class KnownTools {

  /** Tools whose output tells of a host's state. */
  private static final Set<String> TOOLS =
      words(
          """
          aa-status apachectl apache2ctl apt apt-cache apt-get arp atop aureport ausearch auditctl
          blkid bridge chkconfig chronyc conntrack crictl crontab ctr curl date dig df
          dmesg dmidecode dnf docker docker-compose dpkg dpkg-query dstat du ebtables ethtool
          exim exim4 exiqsumm exportfs fail2ban-client fdisk findmnt firewall-cmd free fuser gdb gstack getconf getenforce
          getent getsebool haproxyctl host hostname hostnamectl ifconfig ifstat ifup iftop
          initctl iotop iostat ip ip6tables ip6tables-save ipcs iptables iptables-save iptables-legacy
          ipvsadm iw jcmd jinfo jmap jps jstack jstat journalctl kubectl last lastb
          lastlog ldd loginctl losetup ls lsblk lsb_release lscpu lslocks lsmem lsmod lsns lsof lspci ltrace lvdisplay
          lvs lvscan mailq mdadm mount mpstat mtr multipath mysqladmin nc needrestart netstat networkctl
          nfsiostat nfsstat nft nmcli nproc nsenter nslookup nstat ntpdate ntpq ntpstat numactl
          numastat openssl passenger-status pcs perf pgrep pidof pidstat pfiles ping ping6 pldd pmap
          pm2 podman postqueue prlimit ps pstack pstree pvdisplay pvs pvscan quota rabbitmqadmin rabbitmqctl
          redis-cli repquota resolvectl route rpcinfo rpm runlevel sar semanage sensors sestatus
          showmount slabtop smartctl smem snmpwalk ss ssh-keyscan stat strace supervisorctl swapon
          sysctl systemctl systemd-analyze systemd-cgls systemd-cgtop systemd-resolve tc tcpdump
          telnet timedatectl tload top htop tracepath traceroute traceroute6 ulimit uname uptime
          users vgdisplay vgs vgscan virsh vmstat w wget who xfs_info xfs_quota xtables-monitor yum
          zfs zpool zypper
          """);

  /** Words that begin a command line after a bare prompt, besides the tools. */
  private static final Set<String> SHELL =
      words(
          """
          awk bash busybox bzcat cat cd cut diff echo egrep env export fgrep find for gawk grep head id if kill
          killall ll less ln locate lsattr md5sum mkdir more mysql nginx nice nohup perl php php-fpm
          pkill printf psql python python3 readlink rm sed service sh sleep sort su sudo tail tee test
          time timeout touch umount unzip watch wc which while whoami whereis xargs xzcat zcat zgrep
          """);

  /** Tools whose arguments are plain words, as prose is. */
  private static final Set<String> SUBCOMMANDS =
      words(
          """
          apt apt-get bridge chronyc crictl dig dnf docker firewall-cmd getent host hostnamectl ip kubectl
          loginctl networkctl nft nmcli nslookup ping podman rabbitmqadmin rabbitmqctl resolvectl semanage service
          supervisorctl systemctl tc timedatectl traceroute virsh yum zfs zpool zypper ls stat date
          """);

  private KnownTools() {}

  /** Whether a file of this name holds what the tool printed. */
  static boolean isTool(String word) {
    return TOOLS.contains(word);
  }

  /** Whether a shell line may begin with the word. */
  static boolean beginsCommand(String word) {
    return TOOLS.contains(word) || SHELL.contains(word);
  }

  /** Whether plain words may follow the tool. */
  static boolean takesWords(String tool) {
    return SUBCOMMANDS.contains(tool);
  }

  private static Set<String> words(String text) {
    return Set.copyOf(Set.of(text.strip().split("\\s+", -1)));
  }
}
