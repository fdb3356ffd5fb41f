package dev.culprit.parse;

import java.util.HashMap;
import java.util.Map;

/** Names of well-known ports, for tools that print names unless told not to. */
final class Ports {

  private static final String LIST =
      "ftp 21 ssh 22 telnet 23 smtp 25 domain 53 bootps 67 bootpc 68 tftp 69 http 80 www 80"
          + " kerberos 88 pop3 110 sunrpc 111 ntp 123 netbios-ns 137 netbios-dgm 138 netbios-ssn 139"
          + " imap2 143 imap 143 snmp 161 bgp 179 ldap 389 https 443 microsoft-ds 445 isakmp 500"
          + " syslog 514 shell 514 printer 515 ldaps 636 submission 587 urd 465 submissions 465"
          + " rsync 873 imaps 993 pop3s 995 ms-sql-s 1433 ncube-lm 1521 radius 1812 nfs 2049"
          + " eforward 2181 docker 2375 docker-s 2376 etcd-client 2379 etcd-server 2380 mysql 3306"
          + " ms-wbt-server 3389 epmd 4369 upnotifyp 4445 sip 5060 xmpp-client 5222 mdns 5353"
          + " postgresql 5432 postgres 5432 amqps 5671 amqp 5672 rfb 5900 x11 6000 redis 6379"
          + " ircd 6667 afs3-fileserver 7000 afs3-callback 7001 irdmi 8000 http-alt 8080"
          + " webcache 8080 tproxy 8081 pcsync-https 8443 ddi-tcp-1 8888 cslistener 9000"
          + " etlservicemgr 9001 glrpc 9080 websm 9090 XmlIpcRegSvc 9092 jetdirect 9100"
          + " hp-pdl-datastr 9100 wap-wsp 9200 vrace 9300 git 9418 zabbix-agent 10050"
          + " zabbix-trapper 10051 memcache 11211 memcached 11211 webmin 10000 ndmp 10000"
          + " mongodb 27017";

  private static final Map<String, Integer> NUMBERS = numbers();

  private Ports() {}

  /** The port's number, 0 for a name that could be a port's, -1 for what cannot be one. */
  static int number(String name) {
    Integer known = NUMBERS.get(name);
    if (known != null) {
      return known;
    }
    boolean plausible =
        !name.isEmpty() && name.length() <= 32 && Character.isLetter(name.charAt(0));
    for (int i = 0; plausible && i < name.length(); i++) {
      char c = name.charAt(i);
      plausible = Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '+' || c == '.';
    }
    return plausible ? 0 : -1;
  }

  private static Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    String[] words = LIST.split(" ", -1);
    for (int i = 0; i + 1 < words.length; i += 2) {
      numbers.put(words[i], Integer.valueOf(words[i + 1]));
    }
    return numbers;
  }
}
