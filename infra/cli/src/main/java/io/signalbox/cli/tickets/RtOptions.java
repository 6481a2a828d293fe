package io.signalbox.cli.tickets;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.Session;
import io.signalbox.cli.Version;
import io.signalbox.cli.hub.HttpTransport;
import io.signalbox.cli.profile.HubUrl;
import io.signalbox.cli.profile.Target;
import io.signalbox.cli.profile.Targets;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which ticket system. Its token is in {@value #TOKEN} only: other users can see command lines. */
final class RtOptions {
  private static final String URL = "SIGNALBOX_RT_URL";
  private static final String TOKEN = "SIGNALBOX_RT_TOKEN";

  @Option(
      names = "--rt",
      paramLabel = "URL",
      description = "The address of RT (variable " + URL + "). Its token is in " + TOKEN + ".")
  private Optional<String> url = Optional.empty();

  @Option(
      names = "--rt-ca",
      paramLabel = "FILE",
      description = "The certificates of the authorities that RT's is from, in PEM.")
  private Optional<String> authorities = Optional.empty();

  RequestTracker open(Session session) throws CommandFailure {
    String address =
        url.or(() -> session.surroundings().variable(URL))
            .orElseThrow(
                () ->
                    CommandFailure.usage(
                        "Which RT? Use --rt https://rt.example.org, or set " + URL + "."));
    String token =
        session
            .surroundings()
            .variable(TOKEN)
            .orElseThrow(
                () ->
                    CommandFailure.usage(
                        "Set "
                            + TOKEN
                            + " to a token of RT: Logged in as …, Settings, Auth Tokens."));
    Target target =
        new Target(
            checked(address), Optional.empty(), authorities.map(session::file), "option --rt");
    return new RequestTracker(
        new HttpTransport(target, session.options().timeout(), "signalbox/" + Version.TEXT),
        target.url(),
        Targets.checked(token.strip()));
  }

  private static String checked(String address) throws CommandFailure {
    try {
      return HubUrl.parse(address).text();
    } catch (IllegalArgumentException _) {
      throw CommandFailure.usage(
          "--rt takes an address such as https://rt.example.org, without a user or a query; http:"
              + " is for this machine only.");
    }
  }
}
