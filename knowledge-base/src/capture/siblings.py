#!/usr/bin/python3
"""Captures the sibling cases of the descriptor leak: one shop, one fault at a time.

    sudo /usr/bin/python3 siblings.py OUT [NAME...]

Each capture runs in namespaces of its own (network, processes, mounts): a small shop behind nginx on loopback, the fault, a look
at it with the tools that an operator has, a second look some seconds later. All that was started ends with the namespace.
What the look saves is written to OUT/NAME/readings. Package history, limits files and the scan in the access log are the same
decoys in every capture; they are written by hand, everything else is what the programs print.
NAME@sosreport takes the look that a sosreport takes: no limits of processes, no backlogs of listeners, the whole lsof.
Needs root, Debian 12 with nginx, php-fpm 8.2, lsof, iproute2, net-tools and strace.
"""
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import textwrap
import threading
import time

SHOP = "/srv/shop"
EXTENSION = "/usr/lib/php/20220829/calendar.so"
NGINX_PORT, SHOP_PORT, BANK_PORT = 20300, 20301, 20303

# The service of every capture. What differs stands behind MODE.
SHOPD = '''
import os, socket, sys, threading, time, logging
logging.basicConfig(filename="/srv/shop/log/shopd.log", level=logging.INFO, format="%(asctime)s shopd %(levelname)s %(message)s")
mode, backlog, pause = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
kept = []
def answer(c):
    try:
        c.settimeout(60)
        while True:
            data = c.recv(4096)
            if not data:
                break
            if mode == "unbound":
                kept.append(socket.socket(socket.AF_INET, socket.SOCK_STREAM))
            if mode == "files":
                kept.append(open("/srv/shop/prices.json"))
            c.sendall(b"HTTP/1.1 200 OK\\r\\nContent-Length: 3\\r\\n\\r\\nok\\n")
            if b"keep" not in data:
                break
    except OSError as e:
        logging.error("request failed: %s", e)
    if mode == "close-wait":
        kept.append(c)
    else:
        c.close()
s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("127.0.0.1", 20301))
s.listen(backlog)
threading.stack_size(256 * 1024)
while True:
    time.sleep(pause)
    try:
        c, _ = s.accept()
        threading.Thread(target=answer, args=(c,), daemon=True).start()
    except OSError as e:
        logging.error("accept: %s", e)
        time.sleep(0.2)
'''

NGINX = '''
worker_processes 1;
pid /srv/shop/nginx.pid;
error_log /srv/shop/log/nginx/error.log;
events { worker_connections 768; }
http {
  access_log /srv/shop/log/nginx/access.log;
  server {
    listen 0.0.0.0:20300;
    root /srv/shop/www;
    location /api/ { proxy_pass http://127.0.0.1:20301; proxy_connect_timeout 3s; proxy_read_timeout 3s; }
    location /bank/ { proxy_pass http://192.0.2.80:20303; proxy_connect_timeout 3s; }
    location ~ \\.php$ { fastcgi_pass unix:/srv/shop/php.sock; include /etc/nginx/fastcgi.conf; fastcgi_read_timeout 4s; }
  }
}
'''

FPM = '''
[global]
error_log = /srv/shop/log/php8.2-fpm.log
daemonize = no
[www]
user = www-data
group = www-data
listen = /srv/shop/php.sock
listen.mode = 0666
listen.backlog = 8
pm = static
pm.max_children = 3
php_admin_value[error_log] = /srv/shop/log/php8.2-fpm.log
php_admin_flag[log_errors] = on
catch_workers_output = yes
'''


def sh(command, timeout=20):
    """What a command prints, with its errors."""
    try:
        done = subprocess.run(["bash", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=timeout)
        return done.stdout.decode(errors="replace")
    except subprocess.TimeoutExpired:
        return ""


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as out:
        out.write(text)


class Shop:
    """The services of one capture and the look at them."""

    def __init__(self, out, sosreport):
        self.out = out
        self.sosreport = sosreport
        self.files = 256
        self.connections = []
        for folder in ("www", "log/nginx", "lib"):
            os.makedirs(f"{SHOP}/{folder}", exist_ok=True)
        write(f"{SHOP}/shopd.py", SHOPD)
        write(f"{SHOP}/nginx.conf", NGINX)
        write(f"{SHOP}/fpm.conf", FPM)
        write(f"{SHOP}/prices.json", "{}\n")
        write(f"{SHOP}/www/index.html", "shop\n")
        shutil.copy(EXTENSION, f"{SHOP}/lib/t_report.so")
        sh(f"chmod -R a+rX {SHOP}; chown -R www-data {SHOP}/log; ip link set lo up; ip addr add 192.0.2.80/32 dev lo; ip addr add 198.51.100.57/32 dev lo")

    def start(self, *command, files=None):
        limit = files or self.files
        return subprocess.Popen(["prlimit", f"--nofile={limit}:{limit}", *command], stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)

    def nginx(self):
        """nginx, and php-fpm for what it passes on."""
        self.fpm()
        self.start("nginx", "-c", f"{SHOP}/nginx.conf", files=4096)
        time.sleep(0.5)

    def shopd(self, mode="plain", backlog=128, pause=0.0):
        self.start("setpriv", "--reuid=33", "--regid=33", "--clear-groups", "/usr/bin/python3", f"{SHOP}/shopd.py", mode,
                   str(backlog), str(pause))
        time.sleep(0.5)

    def fpm(self):
        self.start("php-fpm8.2", "-F", "-d", f"extension={SHOP}/lib/t_report.so", "-y", f"{SHOP}/fpm.conf", files=1024)
        time.sleep(1)

    def get(self, path, source=None, timeout=4):
        try:
            s = socket.create_connection(("192.0.2.80" if source else "127.0.0.1", NGINX_PORT), timeout, (source, 0) if source else None)
            s.sendall(f"GET {path} HTTP/1.1\r\nHost: shop\r\nConnection: close\r\nUser-Agent: probe\r\n\r\n".encode())
            while s.recv(4096):
                pass
            s.close()
        except OSError:
            pass

    def many(self, path, count, at_once=20, **options):
        def some(n):
            for _ in range(n):
                self.get(path, **options)
        workers = [threading.Thread(target=some, args=(max(1, count // at_once),), daemon=True) for _ in range(at_once)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join(30)

    def hold(self, count):
        """Clients that connect to the service, ask once and stay."""
        for _ in range(count):
            try:
                s = socket.create_connection(("127.0.0.1", SHOP_PORT), 2)
                s.sendall(b"GET /keep HTTP/1.1\r\nHost: shop\r\n\r\n")
                self.connections.append(s)
            except OSError:
                pass

    def scan(self, count=12):
        """The decoy of every capture, and with a higher count the fault of one."""
        words = ["wp-login.php", ".env", "phpmyadmin/", "backup.zip", "xmlrpc.php", "admin.php.bak", "cgi-bin/test.cgi", "solr/admin",
                 "owa/auth", "actuator/env", "shell.jsp", "config.bak"]
        for i in range(count):
            suffix = "" if i < len(words) else f"?{i}" if i % 3 == 0 else f"{i}"
            self.get("/" + words[i % len(words)] + suffix, source="198.51.100.57")

    # ---- the look -------------------------------------------------------------------------------------------------------------

    def save(self, name, text):
        if text.strip():
            write(f"{self.out}/{name}", text)

    def run(self, name, command):
        self.save(name, f"$ {command}\n" + sh(command))

    def look(self, decoys=True, limits=True):
        """What an operator saves by hand, or a sosreport holds."""
        if self.sosreport:
            self.look_as_sosreport()
            self.decoys(limits)
            return
        self.save("date.txt", sh("date"))
        self.run("ss-listen.txt", "ss -lntxp | grep -v -e 'u_str *ESTAB'")
        # the clients of the captures run here; elsewhere they are on other hosts
        self.run("ss.txt", "ss -tanp | grep -v 'pid=1,' | tr -s ' ' | awk '$1 != \"TIME-WAIT\" || $5 ~ /:20303/ || ++rest < 40'")
        self.run("netstat-s.txt", "netstat -s")
        self.run("ps.txt", "ps auxww | grep -v -e siblings.py -e ps.auxww -e 'bash -c'")
        self.save("fd-count.txt", "PID FDS COMM\n" + "".join(
            sh(f"echo {pid} $(ls /proc/{pid}/fd | wc -l) $(cat /proc/{pid}/comm)") for pid in self.services()))
        self.run("free.txt", "free")
        self.run("df.txt", "df -k / /srv")
        self.run("uptime.txt", "uptime")
        for path in ("sys/fs/file-nr", "sys/net/core/somaxconn", "sys/net/ipv4/ip_local_port_range", "net/sockstat", "net/netstat", "meminfo"):
            self.save(f"proc/{path}", sh(f"cat /proc/{path}"))
        for pid in self.services():
            self.save(f"proc/{pid}/limits", sh(f"cat /proc/{pid}/limits"))
            self.save(f"proc/{pid}/cmdline", sh(f"cat /proc/{pid}/cmdline | tr '\\0' ' '"))
            if "php-fpm: master" in sh(f"cat /proc/{pid}/cmdline"):
                self.save(f"proc/{pid}/maps", sh(f"grep -e 'r-xp.*/php/' -e 'r-xp.*t_report' /proc/{pid}/maps"))
        self.run("dpkg-S.txt", f"dpkg -S {SHOP}/lib/t_report.so /usr/lib/php/20220829/opcache.so")
        pids = ",".join(self.services())
        self.save("lsof.txt", f"$ lsof -nP -p {pids}\n" + sh(f"lsof -nP -p {pids} | grep -v -e ' mem ' -e ' DEL ' | tr -s ' '"))
        self.logs()
        if decoys:
            self.decoys(limits)
        time.sleep(2)
        self.save("date-2.txt", sh("date"))
        self.run("netstat-s-2.txt", "netstat -s")
        self.run("ss-listen-2.txt", "ss -lntxp | grep -v -e 'u_str *ESTAB'")

    def look_as_sosreport(self):
        commands = "sos_commands"
        self.save(f"{commands}/process/lsof_-b_M_-n_-l_-c", sh(
            f"lsof -b +M -n -l -c '' | grep -v -e ' mem ' -e ' DEL ' -e avoiding -e WARNING -e incomplete -e ' {os.getpid()} ' | tr -s ' '"))
        self.save(f"{commands}/networking/netstat_-W_-neopa", sh(
            "netstat -W -neopa | grep -v -e ' 1/' | tr -s ' ' | awk '$6 != \"TIME_WAIT\" || $5 ~ /:20303/ || ++rest < 40'"))
        for name, command in (("networking/netstat_-s", "netstat -s"), ("process/ps_auxwww", "ps auxwww | grep -v -e siblings -e 'bash -c'"),
                              ("memory/free", "free"), ("filesys/df_-al_-x_autofs", "df -k / /srv"), ("host/uptime", "uptime"),
                              ("date/date", "date"), ("kernel/sysctl_-a", "sysctl net.core.somaxconn net.ipv4.ip_local_port_range fs")):
            self.save(f"{commands}/{name}", sh(command))
        for path in ("net/sockstat", "net/netstat", "meminfo"):
            self.save(f"proc/{path}", sh(f"cat /proc/{path}"))
        self.logs("var/")

    def logs(self, below=""):
        for root, _, names in os.walk(f"{SHOP}/log"):
            for name in names:
                with open(os.path.join(root, name), errors="replace") as log:
                    lines = log.read().splitlines()
                if name == "access.log":  # evenly, so that shares stay what they are
                    short = lines[:: 1 + len(lines) // 150]
                else:
                    short = lines if len(lines) < 60 else lines[:15] + lines[-45:]
                self.save(below + os.path.relpath(os.path.join(root, name), SHOP), "\n".join(short) + "\n")

    def services(self):
        found = []
        for pid in sorted((p for p in os.listdir("/proc") if p.isdigit()), key=int):
            line = sh(f"cat /proc/{pid}/cmdline 2>/dev/null | tr '\\0' ' '")
            if re.match(r"(nginx|php-fpm|/usr/bin/python3 /srv/shop/shopd)", line):
                found.append(pid)
        return found

    def decoys(self, limits):
        """A recent upgrade, a balancer that only looks at the port and a raised limit, all innocent."""
        day = time.strftime("%Y-%m-%d", time.localtime(time.time() - 86400))
        self.save("var/log/dpkg.log" if self.sosreport else "log/dpkg.log", textwrap.dedent(f"""\
            {day} 21:39:31 upgrade nginx:amd64 1.22.1-9+deb12u3 1.22.1-9+deb12u4
            {day} 21:39:37 upgrade php8.2-fpm:amd64 8.2.34-1~deb12u1 8.2.36-1~deb12u1
            {day} 21:39:41 upgrade tzdata:all 2026a-0+deb12u1 2026b-0+deb12u1
            """))
        self.save("etc/haproxy/haproxy.cfg", textwrap.dedent("""\
            defaults
              mode tcp
              timeout connect 3s
            listen shop
              bind 203.0.113.9:80
              option tcp-check
              server web1 192.0.2.80:20300 check
            """))
        if limits:
            self.save("etc/security/limits.d/90-shop.conf", "postgres  -  nofile  65536\n")


# ---- the captures -----------------------------------------------------------------------------------------------------------------


def leak_unbound(shop):
    shop.shopd("unbound")
    shop.nginx()
    shop.scan()
    shop.many("/api/price", 270)
    threading.Thread(target=shop.many, args=("/api/price", 60), daemon=True).start()
    shop.look()


def leak_files(shop):
    shop.shopd("files")
    shop.nginx()
    shop.scan()
    shop.many("/api/price", 270)
    shop.look()


def limit_legitimate(shop):
    shop.shopd()
    shop.nginx()
    shop.scan()
    shop.hold(270)
    shop.many("/api/price", 20)
    shop.look()


def limit_not_applied(shop):
    shop.shopd()
    shop.nginx()
    shop.scan()
    shop.hold(270)
    shop.many("/api/price", 20)
    shop.save("etc/security/limits.d/91-shop.conf", "www-data  -  nofile  65535\n")
    shop.save("etc/systemd/system/shopd.service.d/limits.conf", "[Service]\nLimitNOFILE=65535\n")
    shop.look()


def close_wait(shop):
    shop.shopd("close-wait")
    shop.nginx()
    shop.scan()
    shop.many("/api/price", 200)
    shop.look()


def ephemeral_ports(shop):
    sh("sysctl -qw net.ipv4.ip_local_port_range='22000 22255'")
    bank = socket.socket()
    bank.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bank.bind(("192.0.2.80", BANK_PORT))
    bank.listen(256)

    def serve():
        while True:
            c, _ = bank.accept()
            c.recv(4096)
            c.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok\n")
            c.recv(4096)  # the proxy closes first, so that its ports are the ones that rest in TIME_WAIT
            c.close()
    threading.Thread(target=serve, daemon=True).start()
    shop.shopd()
    shop.nginx()
    shop.scan()
    shop.many("/bank/pay", 600, at_once=8)
    threading.Thread(target=shop.many, args=("/bank/pay", 400, 8), daemon=True).start()
    shop.look()


def url_scan(shop):
    shop.shopd()
    shop.nginx()
    shop.many("/api/price", 40)
    shop.scan(240)
    shop.look()


def fpm_max_children(shop):
    write(f"{SHOP}/www/report.php", "<?php sleep(30); echo 'ok';\n")
    shop.nginx()
    shop.scan()
    for _ in range(30):
        threading.Thread(target=shop.get, args=("/report.php",), daemon=True).start()
    time.sleep(5)
    for _ in range(20):
        threading.Thread(target=shop.get, args=("/report.php",), daemon=True).start()
    time.sleep(1)
    shop.look()


def backlog_slow_service(shop):
    shop.shopd(backlog=16, pause=2.0)
    shop.nginx()
    shop.scan()
    threading.Thread(target=shop.many, args=("/api/price", 200, 40), daemon=True).start()
    time.sleep(8)
    shop.look()


def backlog_capped(shop):
    sh("sysctl -qw net.core.somaxconn=32")
    shop.shopd(backlog=511, pause=0.01)
    shop.nginx()
    shop.scan()
    threading.Thread(target=shop.many, args=("/api/price", 6000, 120), daemon=True).start()
    time.sleep(5)
    shop.look()


def upgrade_guilty(shop):
    write(f"{SHOP}/www/cart.php", "<?php\nfunction total($rows) { return utf8_total($rows); }\necho total([1, 2]);\n")
    shop.nginx()
    shop.scan()
    shop.many("/cart.php", 40, at_once=2)
    shop.look()


def port_free(shop):
    """Nothing is wrong: load, a scan and an upgrade, as everywhere."""
    shop.shopd()
    shop.nginx()
    shop.scan()
    shop.hold(60)
    shop.many("/api/price", 200)
    shop.look()


CAPTURES = {
    "unbound-sockets": leak_unbound,
    "leaked-files": leak_files,
    "limit-legitimate": limit_legitimate,
    "limit-not-applied": limit_not_applied,
    "close-wait": close_wait,
    "ephemeral-ports": ephemeral_ports,
    "url-scan": url_scan,
    "fpm-max-children": fpm_max_children,
    "backlog-slow-service": backlog_slow_service,
    "backlog-capped": backlog_capped,
    "upgrade-guilty": upgrade_guilty,
    "healthy-beside": port_free,
}


def inside(name, out):
    """Runs one capture; this process is the first of its namespace, and all others end with it."""
    signal.signal(signal.SIGALRM, lambda *_: os._exit(3))
    signal.alarm(120)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "shop", "/srv"], check=True)
    bare, _, kind = name.partition("@")
    CAPTURES[bare](Shop(out, kind == "sosreport"))
    os._exit(0)


def main():
    if len(sys.argv) > 2 and sys.argv[1] == "--inside":
        inside(sys.argv[2], sys.argv[3])
    out = os.path.abspath(sys.argv[1])
    for name in sys.argv[2:] or CAPTURES:
        readings = f"{out}/{name}/readings"
        shutil.rmtree(readings, ignore_errors=True)
        os.makedirs(readings)
        done = subprocess.run(["unshare", "--net", "--pid", "--fork", "--kill-child", "--mount", "--mount-proc", sys.executable,
                               os.path.abspath(__file__), "--inside", name, readings])
        print(name, "captured" if done.returncode == 0 else f"failed ({done.returncode})")


if __name__ == "__main__":
    main()
