### For the campaign's team: totals and roles.

# A sentence to read aloud.
totals-aloud = As of { $day }, { $total } people have signed “{ $title }”. The goal is { $goal }.
totals-today = Today: { $number }
totals-withdrawn = Taken back so far: { $number }
totals-shared = On a shared phone: { $number }
totals-countries = By country:
totals-country = { $country }: { $number }
totals-rest = Other countries and rounding: { $number }
totals-nobody = nobody yet
totals-rounded = The total is exact. Countries are rounded down to tens, so that no family can be recognized.

role-supporter = supporter
role-moderator = moderator
role-organizer = organizer
role-owner = owner

roles-title = The campaign's team
roles-none = Nobody has a role yet.
roles-row = { $label }: { $role } ({ $platform ->
    [telegram] Telegram
    [discord] Discord
   *[terminal] terminal
})
roles-how = An invitation is a link that works once, within 24 hours.
roles-label = What should the new { $role } be called in this list? Type a short label, for example: Forum team. It need not be a real name.
# Nothing that is typed makes an invitation.
roles-label-right = The new { $role } will be called “{ $label }” in this list. Is that right? If not, type it again.
button-invite-sure = Invite “{ $label }”
roles-label-refused = A label has 2 to 40 letters. Please type it again.
roles-link = Send this link to { $label }. The first person who opens it becomes { $role }.
roles-link-typed = On Discord they write this command to the bot:
roles-link-dead = This invitation was used already or is too old. Please ask for a new one.
roles-link-lower = You are { $role } already, and this link has now ended. If it was for somebody else, please make a new one: /roles
roles-welcome = You are now { $role } of this campaign. Thank you! Press Help to see what you can do.
roles-remove-ask = Remove { $label } ({ $role })?
roles-last-owner = This is the only owner. Please invite another owner first.
button-invite-moderator = Invite a moderator
button-invite-organizer = Invite an organizer
button-invite-owner = Invite an owner
button-remove = Remove: { $label }
button-remove-sure = Yes, remove

# What the program tells the owners.
backup-late = No daily copy of the bot’s data has succeeded since { $day }. If the disk is lost now, everything after that day is lost. Please ask the person who runs the bot: its log says why.
restored-told = The bot’s data was put back from a copy that was made on { $day }. Everything after that is lost: people who signed later must sign again, and people who took their signature back later are in it again.
restored-check = Announcements that were being sent are paused, and planned ones still go out at their time: please look at /broadcasts. Open invitations have ended. Please look at /roles, too: whoever was removed later is there again.
