package io.signalbox.local.page;

import io.signalbox.api.Endpoint;
import io.signalbox.api.Response;
import io.signalbox.local.mail.Mailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands below {@code /_local/}. */
public final class Pages {
  /** The paths of the pages; one that ends with a slash stands for all below it. */
  public static final List<String> PATHS = List.of("/_local", "/_local/");

  /**
   * The pages and the test receiver.
   *
   * @param mailbox empty where mails are handed to an SMTP server
   */
  public static List<Endpoint> endpoints(Optional<Mailbox> mailbox, Receiver receiver) {
    OverviewPage overview = new OverviewPage(mailbox, receiver);
    PushPages pushes = new PushPages(receiver);
    List<Endpoint> endpoints = new ArrayList<>();
    endpoints.add(
        Endpoint.get("/_local", _ -> Response.empty(308).withHeader("Location", "/_local/")));
    endpoints.add(Endpoint.get("/_local/", _ -> overview.show()));
    endpoints.add(Endpoint.get(Layout.STYLE_PATH, _ -> Layout.style()));
    endpoints.add(Endpoint.post("/_local/receiver/{name}", receiver::take));
    endpoints.add(Endpoint.get("/_local/pushes/{number}", pushes::show));
    mailbox.map(MailPages::new).ifPresent(mails -> add(endpoints, mails));
    return endpoints;
  }

  private Pages() {}

  private static void add(List<Endpoint> endpoints, MailPages mails) {
    endpoints.add(Endpoint.get("/_local/mails/{id}", mails::show));
    endpoints.add(Endpoint.get("/_local/mails/{id}/html", mails::html));
    endpoints.add(Endpoint.get("/_local/mails/{id}/source", mails::source));
    endpoints.add(Endpoint.get("/_local/mails/{id}/attachments/{number}", mails::attachment));
  }
}
