@NullMarked
package io.signalbox.deliver.mail.mime;

import org.jspecify.annotations.NullMarked;
