@NullMarked
package io.signalbox.deliver.mail.template;

import org.jspecify.annotations.NullMarked;
