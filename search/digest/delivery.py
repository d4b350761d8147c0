"""Two ways to hand a digest over: a mail server, or a folder."""

from __future__ import annotations

import os
import smtplib
import ssl
from email.message import EmailMessage
from pathlib import Path

from ikrar.errors import DataFolderError, DeliveryError
from ikrar.settings import DigestSettings

_TIMEOUT_SECONDS = 60.0


def send_mail(settings: DigestSettings, message: EmailMessage) -> None:
    """Hand the message to the mail server; returns once the server has accepted it. A password goes over an encrypted line or not at all.

    Raises:
        DeliveryError: no connection, TLS or login failed, or the server refused; nothing was accepted.
    """
    server = f"{settings.smtp_host}:{settings.smtp_port}"
    user, password = os.environ.get("IKRAR_SMTP_USER"), os.environ.get("IKRAR_SMTP_PASSWORD")
    if user and not settings.smtp_starttls:
        raise DeliveryError(f"IKRAR_SMTP_USER is set but [digest] smtp_starttls is false; the password would go to {server} in the clear")
    try:
        with smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=_TIMEOUT_SECONDS) as connection:
            if settings.smtp_starttls:
                connection.starttls(context=ssl.create_default_context())
            if user:
                connection.login(user, password or "")
            connection.send_message(message)
    except smtplib.SMTPAuthenticationError as error:
        raise DeliveryError(f"{server} refused the login; check IKRAR_SMTP_USER and IKRAR_SMTP_PASSWORD ({error.smtp_code})") from error
    except smtplib.SMTPRecipientsRefused as error:
        raise DeliveryError(f"{server} refused the recipient {', '.join(error.recipients)}; check [digest] recipients or --to") from error
    except (smtplib.SMTPException, OSError) as error:
        raise DeliveryError(f"{server} did not take the digest: {error}. It is kept and goes out with the next try") from error


def write_files(folder: Path, name: str, files: dict[str, bytes]) -> list[Path]:
    """Write `name` with each suffix of `files`, each whole or not at all; gives the paths.

    Raises:
        DataFolderError: the folder cannot be written.
    """
    paths = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for suffix, content in files.items():
            path = folder / f"{name}{suffix}"
            part = folder / f".{name}{suffix}.{os.getpid()}"
            part.write_bytes(content)
            part.replace(path)
            paths.append(path)
    except OSError as error:
        raise DataFolderError(
            f"the digest cannot be written to {folder}: {error.strerror or error}; it goes out with the next try"
        ) from error
    return paths
