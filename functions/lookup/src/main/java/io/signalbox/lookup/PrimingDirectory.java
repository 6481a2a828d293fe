package io.signalbox.lookup;

import io.signalbox.directory.Contact;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.Network;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.Organisation;
import io.signalbox.directory.Selector;
import io.signalbox.directory.edit.DirectoryEditor;
import io.signalbox.settings.MailAddress;
import io.signalbox.store.Platform;
import java.util.List;
import java.util.Optional;

/** What a function finds that is primed before a snapshot: one organisation with one network. */
final class PrimingDirectory {
  static final ObjectId ORGANISATION = new ObjectId(ObjectKind.ORGANISATION, "priming");

  private PrimingDirectory() {}

  static void write(Platform platform) {
    DirectoryEditor editor = new DirectoryEditor(DirectoryStore.of(platform), platform.clock());
    for (DirectoryObject object : List.of(organisation(), contact(), network())) {
      editor.put(object, ORGANISATION.name(), standing -> true);
    }
  }

  private static Organisation organisation() {
    return new Organisation(
        ORGANISATION,
        "Priming",
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static Contact contact() {
    MailAddress mail = MailAddress.parse("priming@isp.example");
    return new Contact(
        new ObjectId(ObjectKind.CONTACT, "priming"),
        ORGANISATION,
        Optional.empty(),
        List.of(Contact.ABUSE),
        List.of(new Contact.Address(mail, true, Optional.empty(), Optional.empty())));
  }

  private static Network network() {
    return new Network(
        new ObjectId(ObjectKind.NETWORK, "priming"),
        Optional.of(ORGANISATION),
        Selector.Prefix.parse("192.0.2.0/24"),
        Network.Origin.UNKNOWN,
        Network.State.APPROVED,
        Optional.empty());
  }
}
