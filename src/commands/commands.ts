/** Entry of the commands page, beside the launch-event script: what the ribbon buttons do. No React, no DOM. */
import { toggleSecureMail } from './toggle-secure-mail';

Office.actions.associate('toggleSecureMail', toggleSecureMail);
void Office.onReady(); // without it Office.js never asks for the functions
