### For the campaign's team: totals and roles.

# A sentence to read aloud.
totals-aloud-texts = { $total ->
    [one] As of { $day }, one person has signed the petition that is now called “{ $title }”. The goal is { $goal }.
   *[other] As of { $day }, { $total } people have signed the petition that is now called “{ $title }”. The goal is { $goal }.
}
totals-aloud = As of { $day }, { $total } people have signed “{ $title }”. The goal is { $goal }.
totals-as-of = As of { $day }, { $time }, with { $total ->
    [one] one person
   *[other] { $total } people
}:
totals-today = Today: { $number }
totals-withdrawn = Taken back so far: { $number }
totals-shared = On a shared phone: { $number }
totals-countries = By country:
totals-country = { $country }: { $number }
totals-rest = Other countries and rounding: { $number }
totals-nobody = nobody yet
totals-rounded = The total is exact. All other figures are rounded down to tens, smaller ones are left out, and they change once a day or after 25 more signatures: so nobody can be recognized, however often one looks.

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

# Every owner is told when the team changes.
team-taken = “{ $label }” is now { $role ->
    [moderator] moderator
    [organizer] organizer
    [owner] owner
   *[other] { $role }
} of this campaign: they opened a link that “{ $by }” made.
team-given-by-host = “{ $label }” is now { $role ->
    [moderator] moderator
    [organizer] organizer
    [owner] owner
   *[other] { $role }
} of this campaign: the person who runs the bot gave them this role.
team-removed = “{ $by }” has removed “{ $label }” ({ $role ->
    [moderator] moderator
    [organizer] organizer
    [owner] owner
   *[other] { $role }
}) from the team.
team-removed-by-host = The person who runs the bot has removed “{ $label }” ({ $role ->
    [moderator] moderator
    [organizer] organizer
    [owner] owner
   *[other] { $role }
}) from the team.
team-left = “{ $label }” ({ $role ->
    [moderator] moderator
    [organizer] organizer
    [owner] owner
   *[other] { $role }
}) has left the team.
team-look = If you did not expect this, please look at /roles and /audit, and remove who does not belong there.
roles-open = Links that nobody has opened yet:
roles-open-row = { $label }: { $role }
button-recall = End the link: { $label }
roles-too-new = You have been an owner for less than a day, so you can’t remove owners who were here before you yet. Please ask another owner, or try again tomorrow.

audit-title = What the team did, newest first
audit-empty = Nothing yet.
audit-row = { $day }, { $time }: { $by } { $act }
audit-somebody = somebody
audit-host = the person who runs the bot
audit-act = { $act ->
    [role_invited] made a link for “{ $which }” ({ $what })
    [owner_invited_by_setup] made the link for the first owner
    [role_recalled] took back the link for “{ $which }” ({ $what })
    [role_taken] made “{ $which }” { $what }
    [role_given_by_host] made “{ $which }” { $what }
    [role_removed] removed “{ $which }” ({ $what })
    [role_removed_by_host] removed “{ $which }” ({ $what })
    [role_left] left the team ({ $what })
    [announce_asked] asked a second person to agree to an announcement
    [announce_agreed] agreed to an announcement
    [announce_refused] did not agree to an announcement
    [announce_alone] sent an announcement alone after nobody had answered
    [announce_sent] sent an announcement
    [announce_paused] paused an announcement
    [announce_resumed] went on with an announcement
    [announce_resent] sent an announcement again to whom it had not reached
    [announce_edited] changed an announcement
    [announce_cancelled] stopped an announcement
    [channel_added] added a channel
    [channel_changed] changed a channel
    [channel_removed] removed a channel
    [content_added] added { $which }
    [content_changed] changed { $which }
    [text_changed] changed the text of { $which }, which people had signed
    [text_corrected] corrected the spelling of { $which }, which people had signed
    [content_published] published { $which }
    [content_unpublished] took { $which } back from view
    [content_archived] archived { $which }
    [content_closed] closed { $which }
    [content_asked] asked a second person to agree to { $which }
    [content_agreed] agreed to { $which }
    [content_refused] did not agree to { $which }
    [content_alone] let { $which } go out alone after nobody had answered
    [event_cancelled] cancelled the forum { $which }
    [event_revived] let the forum { $which } take place again
    [event_recap_sent] sent the recap of { $which }
    [samples_removed] removed the examples
    [sender_muted] muted somebody
    [sender_unmuted] let somebody write again
    [two_people_on] decided that two people must agree to announcements
    [two_people_off] decided that one person may send announcements
   *[other] { $act }
}
button-newer = Newer

# What the program tells the owners.
key-soon = The petition “{ $title }” is closed. In { $days } days the bot destroys the key by which it knows who has signed: after that nobody can take a signature back, and the petition can’t be opened again. If it was closed by mistake, please open it again before then: /edit
key-destroyed = The petition “{ $title }” has been closed for { $days } days, and the bot has now destroyed the key by which it knew who has signed. The signatures count as before; nobody can take one back any more.
clock-ahead = The clock of the computer on which the bot runs shows { $day }, and when the bot last cleaned up it showed { $last }. Until somebody confirms that the clock is right, the bot deletes nothing that is old. Please ask the person who runs the bot to look at the clock and, if it is right, to run: samleng doctor --clock-is-right
platform-refused = { $platform } no longer accepts the bot’s token: nobody is heard or answered there. Please ask the person who runs the bot to put the new token into its settings and start it again.
platform-away = The bot has not reached { $platform } for a quarter of an hour: nobody is heard or answered there. It goes on trying by itself. If that lasts, please ask the person who runs the bot: its log says why.
backup-late = No daily copy of the bot’s data has succeeded since { $day }. If the disk is lost now, everything after that day is lost. Please ask the person who runs the bot: its log says why.
restored-told = The bot’s data was put back from a copy that was made on { $day }. Everything after that is lost: people who signed later must sign again, and people who took their signature back later are in it again.
restored-check = Announcements that were being sent are paused, and planned ones still go out at their time: please look at /broadcasts. Open invitations have ended. Please look at /roles, too: whoever was removed later is there again.
