### Milestones: what is proposed to the organizers when a petition has grown.

# The announcement that they may change and send.
milestone-text = { $total } people have signed the petition “{ $title }”. The goal is { $goal }. Thank you to everyone who signed and passed it on! If you have not signed yet, please press the button below.
milestone-texts =
    Thank you to everyone who signed and passed it on! If you have not signed yet, please press the button below.

    { $total } people have signed the petition that is now called “{ $title }”. The goal is { $goal }.
milestone-goal = The goal of { $goal } is reached: { $total } people have signed the petition “{ $title }”. Thank you to everyone who signed and passed it on! If you have not signed yet, you still can.

# What organizers and owners read.
milestone-notice = “{ $title }” has { $total } signatures: a milestone. I have written an announcement for you. Nothing is sent until you say so.
button-milestone-look = Look at it
