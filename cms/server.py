"""The files a server needs besides Dichtbij itself: the service, the proxy, the nightly backup."""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

HOST = re.compile(r"^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$")
ACCOUNT = re.compile(r"^[a-z_][a-z0-9_-]{0,31}$")

SERVICE = """\
# /etc/systemd/system/dichtbij.service: web and worker under one supervisor. Settings stand in {environment}.
[Unit]
Description=Dichtbij
After=network.target postgresql.service

[Service]
User={account}
WorkingDirectory={folder}
EnvironmentFile={environment}
ExecStart={python} manage.py serve --port {port} --websites {websites}
ExecReload=/bin/kill -HUP $MAINPID
# Only the supervisor is asked to stop, so that messages in hand are finished. What is left then is killed.
KillMode=mixed
TimeoutStopSec=30
# Not so often that systemd gives up.
Restart=always
RestartSec=3
NoNewPrivileges=true
PrivateTmp=true
ProtectSystem=strict
ReadWritePaths={var}

[Install]
WantedBy=multi-user.target
"""

BACKUP = """\
# /etc/systemd/system/dichtbij-backup.service: one archive, proved by restoring it. The timer starts it.
[Unit]
Description=Backup of Dichtbij

[Service]
Type=oneshot
User={account}
WorkingDirectory={folder}
EnvironmentFile={environment}
ExecStart={python} manage.py backup {backups}
"""

TIMER = """\
# /etc/systemd/system/dichtbij-backup.timer: each night.
[Unit]
Description=Backup of Dichtbij, each night

[Timer]
OnCalendar=*-*-* 03:20:00
Persistent=true

[Install]
WantedBy=timers.target
"""

PROXY = """\
# /etc/nginx/sites-enabled/dichtbij: TLS in front. What one website does not take goes to the other.
upstream dichtbij {{
{servers}
}}

server {{
    listen 80;
    server_name {host};
    return 301 https://{host}$request_uri;
}}

server {{
    listen 443 ssl;
    server_name {host};
    ssl_certificate {certificates}/fullchain.pem;
    ssl_certificate_key {certificates}/privkey.pem;
    client_max_body_size 12m;
    access_log off;  # addresses of signed links are keys

    location /static/ {{
        alias {static}/;
        gzip_static on;
        expires 1y;
        add_header Cache-Control "public, immutable";
    }}

    location / {{
        proxy_pass http://dichtbij;
        proxy_next_upstream error non_idempotent;  # a form too: sent twice is done once
        proxy_set_header Host $host;
        proxy_set_header X-Forwarded-Proto $scheme;
        proxy_set_header X-Forwarded-For $remote_addr;
        proxy_read_timeout 60s;
    }}

    error_page 502 504 /dicht.html;
    location = /dicht.html {{
        root {var}/proxy;
        internal;
    }}
}}
"""


@dataclass(frozen=True)
class Server:
    """Where Dichtbij will answer, as whom it runs, and where its settings and backups are."""

    host: str
    account: str = "dichtbij"
    environment: Path = Path("/etc/dichtbij.env")
    backups: Path = Path("/var/backups/dichtbij")
    port: int = 8001
    websites: int = 2

    def __post_init__(self) -> None:
        if not HOST.match(self.host):
            raise ValueError(f"“{self.host}” is not the name of a website. For example dichtbij.lindedaal.nl")
        if not ACCOUNT.match(self.account):
            raise ValueError(f"“{self.account}” is not the name of an account. For example dichtbij")


def files(server: Server) -> dict[str, str]:
    """Every file by its name, in the words its reader understands."""
    ports = range(server.port, server.port + server.websites)
    known = {
        **vars(server),
        "folder": settings.BASE_DIR,
        "python": Path(sys.prefix) / "bin" / "python",
        "var": settings.VAR_DIR,
        "static": settings.STATIC_ROOT,
        "certificates": f"/etc/letsencrypt/live/{server.host}",
        "servers": "\n".join(f"    server 127.0.0.1:{port} max_fails=0;" for port in ports),
    }
    return {
        "dichtbij.service": SERVICE.format(**known),
        "dichtbij-backup.service": BACKUP.format(**known),
        "dichtbij-backup.timer": TIMER.format(**known),
        "dichtbij.nginx": PROXY.format(**known),
    }
